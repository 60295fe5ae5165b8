import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressedBy, readPersonName } from '../../../../functions/domain/names/person-name.ts';

describe('the greeting in a letter', () => {
  it.each([
    ['Тестова Анна Ивановна', 'Анна Ивановна'],
    ['Анна Ивановна Тестова', 'Анна Ивановна'],
    ['Ольга Петровна', 'Ольга Петровна'],
    ['Олег Ильич', 'Олег Ильич'],
    ['тестова анна ивановна', 'Анна Ивановна'],
    ['ТЕСТОВА АННА ИВАНОВНА', 'Анна Ивановна'],
    ['ТЕСТОВА Анна Ивановна', 'Анна Ивановна'],
    ['Тестова (Девичья) Анна Ивановна', 'Анна Ивановна'],
    ['Тестова Анна Ивановна (внешний совместитель)', 'Анна Ивановна'],
    ['Тестова Анна Ивановна, учитель', 'Анна Ивановна'],
    ['Тестова Анна Ивановна – учитель математики', 'Анна Ивановна'],
    ['Тестова, Анна Ивановна', 'Анна Ивановна'],
    ['Тестова-Примерова Анна Ивановна', 'Анна Ивановна'],
    ['Тестова – Примерова Анна Ивановна', 'Анна Ивановна'],
    ['Д’Арк Жанна Петровна', 'Жанна Петровна'],
    ['Ким Анна-Мария Ивановна', 'Анна-Мария Ивановна'],
    ['КИМ АННА-МАРИЯ ИВАНОВНА', 'Анна-Мария Ивановна'],
    ['Алиев Вусал Саид оглы', 'Вусал Саид оглы'],
    ['АЛИЕВ ВУСАЛ САИД ОГЛЫ', 'Вусал Саид оглы'],
    ['Вусал Саид оглы Алиев', 'Вусал Саид оглы'],
    ['Алиев Вусал Саид-оглы', 'Вусал Саид-оглы'],
    ['Мамедова Лейла Ариф кызы', 'Лейла Ариф кызы'],
    ['Ахметова Айгуль Нурланкызы', 'Айгуль Нурланкызы'],
    ['Тестович Анна Ивановна', 'Анна Ивановна'],
    ['Анна Ивановна Тестович', 'Анна Ивановна'],
    ['Тестов Никита Ильич', 'Никита Ильич'],
    ['Гаджиев Магома Ахмедович', 'Магома Ахмедович'],
    ['Мамедова Лейла', 'Лейла'],
    ['Лейла Мамедова', 'Лейла'],
    ['Тестовая Ева', 'Ева'],
    ['Яков Тестов', 'Яков'],
  ])('%s', (written, expected) => {
    expect(addressedBy(written)).toBe(expected);
  });

  it.each([
    'Тестова А.И.',
    'Тестова А. И.',
    'А. И. Тестова',
    'Тестова А И',
    'Ли Ен Сук',
    'Анна Мария Тестова',
    'Иванова Тестова Анна Ивановна',
    'Директор Тестова Анна Ивановна',
    'учитель Тестова Анна Ивановна',
    'Тестова',
    'Анна',
    'Ирина Марина',
    'Анна Ким',
    'Тестова Ивановна',
    'Тестова Примерова Ивановна',
    'Анна Тестович',
    'Тестоvа Анна Ивановна',
    'John Smith',
    'Ольга Петровна (учителя), Нина Львовна (ученики)',
    'К-07',
    'anna@example.org',
    '',
    '—',
  ])('is not guessed: %s', (written) => {
    expect(addressedBy(written)).toBeUndefined();
  });

  it('is never a surname, whatever the order, the case and the neighbouring words', () => {
    const surname = fc.constantFrom('Тестова', 'Пробная', 'Образцова', 'Тестова-Пробная', 'Дзе', 'Гюго', 'Ли');
    const first = fc.constantFrom('Анна', 'Ева', 'Любовь', 'Айгуль', 'Анна-Мария', 'Ия');
    const patronymic = fc.constantFrom('Ивановна', 'Ильинична', 'Лукинична', 'Саид кызы', 'Юрьевна');
    const written = fc
      .tuple(
        surname,
        first,
        patronymic,
        fc.constantFrom('s f p', 'f p s', 's f', 'f s', 's', 'f p', 's, f p'),
        fc.constantFrom('', ' (совместитель)', ', учитель', ' – завуч'),
        fc.constantFrom('', 'upper', 'lower'),
      )
      .map(([s, f, p, order, post, look]) => {
        const text = order.replace(/[sfp]/g, (part) => ({ s, f, p })[part] ?? '') + post;
        const shown = look === 'upper' ? text.toUpperCase() : look === 'lower' ? text.toLowerCase() : text;
        return { shown, full: order.includes('f p'), given: `${f} ${p}`, first: f };
      });
    fc.assert(
      fc.property(written, ({ shown, full, given, first }) => {
        const said = addressedBy(shown);
        if (said !== undefined) expect([given, first]).toContain(said);
        if (full && said === undefined) expect(shown).toMatch(/, учитель| – завуч/i);
      }),
      { numRuns: 400 },
    );
  });

  it('comes with the surname', () => {
    expect(readPersonName('Анна Ивановна Тестова')).toEqual({
      surname: 'Тестова',
      first: 'Анна',
      patronymic: 'Ивановна',
    });
    expect(readPersonName('Ольга Петровна')).toEqual({ first: 'Ольга', patronymic: 'Петровна' });
  });
});

import { describe, expect, it } from 'vitest';
import { findNames, replaceMentions } from '../../../../functions/domain/names/find-names.ts';

/** Surname, first name and patronymic in the roster. */
type Parts = readonly [surname: string, first: string, patronymic: string];

/** Surnames that are also particles, letters or the end of a patronymic. */
const PARTICLES: readonly Parts[] = (
  ['Ван', 'Мак', 'Ди', 'Де', 'Дель', 'Ас', 'Аль', 'Ла', 'Дю', 'Бен', 'Ле', 'Цу', 'Ден', 'Фон'] as const
).map((surname) => [surname, 'Инна', 'Чановна']);
const LETTERS: readonly Parts[] = (['Э', 'Ю', 'О', 'И', 'У', 'Е'] as const).map((surname) => [
  surname,
  'Ольга',
  'Сергеевна',
]);
const ENDINGS: readonly Parts[] = [
  ['Ахмед-заде', 'Лейла', 'Вагиф-кызы'],
  ['Кули-заде', 'Лейла', 'Тофиковна'],
  ['Али-Заде', 'Нигяр', 'Али кызы'],
  ['Чобан-оглы', 'Мария', 'Ивановна'],
  ['Тестов-Оглы', 'Иван', 'Иванович'],
  ['Тагизаде', 'Руфат', 'Гасан оглы'],
  ['Чобаноглы', 'Мария', 'Ивановна'],
];

/** The forms of a whole name in documents and in people's texts. */
const FORMS: readonly ((...parts: Parts) => string)[] = [
  (surname, first, patronymic) => `${surname} ${first} ${patronymic}`,
  (surname, first, patronymic) => `${first} ${patronymic} ${surname}`,
  (surname, first) => `${surname} ${first}`,
  (surname, first) => `${first} ${surname}`,
  (surname, first, patronymic) => `${surname} ${first.charAt(0)}.${patronymic.charAt(0)}.`,
  (surname, first, patronymic) => `${surname} ${first.charAt(0)}. ${patronymic.charAt(0)}.`,
  (surname, first, patronymic) => `${first.charAt(0)}. ${patronymic.charAt(0)}. ${surname}`,
  (surname, first, patronymic) => `${first.charAt(0)}.${patronymic.charAt(0)}. ${surname}`,
  (surname, first) => `${surname} ${first.charAt(0)}.`,
];

const isSure = (certainty: string) => certainty === 'full' || certainty === 'surname';

function replaced(name: string, text: string): string {
  const find = findNames([{ code: 'К-01', name }]);
  return replaceMentions(
    text,
    find(text).filter(({ certainty }) => isSure(certainty)),
    ({ codes }) => codes.join(),
  );
}

const all = [...PARTICLES, ...LETTERS, ...ENDINGS];

describe.each(all)('%s %s %s', (...parts) => {
  /** A roster may lack the patronymic, or have the parts of the name in another order. */
  const rosters = [0, 1, 2].flatMap((at) => FORMS[at]?.(...parts) ?? []);

  it.each(rosters)('is replaced in every official form, as «%s» in the roster', (name) => {
    const left = FORMS.flatMap((form) => {
      const written = form(...parts);
      // Without a patronymic in the roster, nobody can recognise a form with a patronymic.
      const isKnown = name.split(/[\s.]+/).length > 2 || written.split(/[\s.]+/).filter(Boolean).length < 3;
      const text = replaced(name, `Урок провела ${written} и дети`);
      return !isKnown || text === 'Урок провела К-01 и дети' ? [] : [[written, text]];
    });
    expect(left).toEqual([]);
  });
});

describe('a surname that is a particle or a letter', () => {
  it.each(PARTICLES)('«%s» alone is shown to the curator', (surname, first, patronymic) => {
    const find = findNames([{ code: 'К-01', name: `${surname} ${first} ${patronymic}` }]);
    expect(find(`учитель ${surname} показала`).map(({ certainty }) => certainty)).toEqual(['likely']);
  });

  it.each([
    'Леонардо да Винчи, Ван Гог и де Голль; О. Э. Мандельштам и Э. Т. А. Гофман.',
    'И. о. директора, 8 класс Э, группы Ю и О; о чём говорили, и у кого; Ольга и Инна.',
    'Э. Хемингуэй; пункты и), о), у); У школы – сад; О школе; Ю-101.',
  ])('is not found in: %s', (text) => {
    const people = [...PARTICLES, ...LETTERS].map((parts, i) => ({ code: `К-${i}`, name: parts.join(' ') }));
    const mentions = findNames(people)(text);
    expect(
      replaceMentions(
        text,
        mentions.filter(({ certainty }) => isSure(certainty)),
        () => '',
      ),
    ).toBe(text);
  });
});

it.each(['Ахмед-заде', 'Ахмед заде', 'Ахмедзаде', 'АХМЕД-ЗАДЕ', 'Ахмед – заде', 'ахмед-заде'])(
  'half a surname may be the first name of another: %s',
  (written) => {
    const find = findNames([
      { code: 'К-01', name: 'Ахмед-заде Лейла Вагиф-кызы' },
      { code: 'К-02', name: 'Тестов Ахмед Ахмедович' },
    ]);
    expect(find(`урок у ${written}`).map(({ codes }) => codes.join())).toEqual(['К-01']);
  },
);

describe('a surname that is a word', () => {
  const people = [
    'Класс Эмма Олеговна',
    'Учитель Вера Ильинична',
    'Школьник Олег Петрович',
    'Белая Анна Ивановна',
    'Победа Майя Львовна',
    'Золотой Пётр Ильич',
    'Праздник Инна Олеговна',
  ].map((name, i) => ({ code: `К-${i}`, name }));
  const find = findNames(people);

  it.each([
    '8 класс Э и 7 класс О ждут',
    'Учитель показал, как школьник решает задачу',
    'Белая стена. Учитель истории',
    'День Победы 9 Мая, Золотой век',
    'Праздник удался',
  ])('stays where nothing points to a person, even in a letter: %s', (text) => {
    expect(find(text).filter(({ certainty }) => certainty === 'full' || certainty === 'surname')).toEqual([]);
    expect(
      find(text).filter(({ certainty, start }) => certainty === 'likely' && !/Золотой/.test(text.slice(start))),
    ).toEqual([]);
  });

  it.each(['Класс Э. О.', 'Класс Эмма', 'учителю Учитель В. И.', 'Школьнику О.П.', 'с Белой А. И.', 'Майя Победа'])(
    'is replaced beside another part of the name: %s',
    (text) => {
      expect(find(`спросить ${text}`).some(({ certainty }) => certainty === 'full')).toBe(true);
    },
  );

  it('is shown where it is written like a name', () => {
    expect(find('у коллеги Белой и у коллеги Школьник').map(({ certainty }) => certainty)).toEqual([
      'likely',
      'likely',
    ]);
  });
});

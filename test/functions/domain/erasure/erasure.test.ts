import { describe, expect, it } from 'vitest';
import { destroyedId, isDestruction, keepUntil } from '../../../../functions/domain/erasure/act.ts';
import { personalNames } from '../../../../functions/domain/erasure/personal-names.ts';

const anna = { code: 'К-07', name: 'Тестовая Алёна Ивановна', email: 'a.test@example.org' };
const others = [
  { code: 'К-08', name: 'Тестовая Алёна', email: 'xa.test@example.org' },
  { code: 'К-09', name: 'Примерный Пётр Петрович', email: 'petr@example.org' },
];

describe('a person in texts', () => {
  const person = personalNames(anna, [anna, ...others]);
  it.each([
    ['Тестовая Алёна Ивановна', 'К-07'],
    ['К-07 Тестовая Алёна Ивановна', 'К-07'],
    ['К-07 Тестовая Алёна Ивановна, К-09 Примерный Пётр Петрович', 'К-07, К-09 Примерный Пётр Петрович'],
    ['беседа с ТЕСТОВАЯ АЛЕНА ИВАНОВНА прошла', 'беседа с К-07 прошла'],
    ['Алёна Ивановна Тестовая', 'К-07'],
    ['Тестовая А. И. и Примерный П. П.', 'К-07 и Примерный П. П.'],
    ['А.И. Тестовая', 'К-07'],
    ['Тестовая\u00a0Алёна  Ивановна', 'К-07'],
    ['письмо на a.test@example.org.', 'письмо на К-07.'],
    ['A.Test@Example.org', 'К-07'],
  ])('%s', (text, expected) => {
    expect(person.redact(text)).toBe(expected);
    expect(person.names(text)).toBe(true);
    expect(person.names(expected)).toBe(false);
  });

  it.each([
    'Тестовая Алёна',
    'К-08 Тестовая Алёна',
    'xa.test@example.org',
    'a.test@example.org.ru',
    'Тестовая Алёна Ивановнач',
    'Примерный Пётр Петрович',
    '',
  ])('is not somebody else: %s', (text) => {
    expect(person.redact(text)).toBe(text);
  });

  it('somebody whose name begins with the person’s name is left alone', () => {
    const short = personalNames(others[0] ?? anna, [anna, ...others]);
    expect(short.redact('Тестовая Алёна Ивановна и К-08 Тестовая Алёна')).toContain('Тестовая Алёна Ивановна');
  });

  it('leaves an address alone that a colleague shares', () => {
    const first = { code: 'К-01', name: 'Тестова Анна Ивановна', email: 'office@example.org' };
    const second = { code: 'К-02', name: 'Пробнов Пётр Ильич', email: 'office@example.org' };
    const names = personalNames(first, [first, second]);
    expect(names.redact('Тестова Анна, office@example.org')).toBe('К-01, office@example.org');
    expect(names.mayName('office@example.org')).toBe(true);
  });

  it('needs a human check in another case of the surname', () => {
    expect(person.mayName('поговорить с Тестовой')).toBe(true);
    expect(person.mayName('поговорить с Тестером')).toBe(false);
    expect(person.mayName('поговорить')).toBe(false);
  });

  it('changes no text that does not name the person', () => {
    expect(person.redact('К-07 К-07, К-08 Тестовая Алёна')).toBe('К-07 К-07, К-08 Тестовая Алёна');
  });

  it('is not found in any text if neither a name nor an address is known', () => {
    const nobody = personalNames({ code: 'К-07', name: undefined, email: undefined }, others);
    expect(nobody.redact('К-07 Примерный Пётр Петрович')).toBe('К-07 Примерный Пётр Петрович');
  });
});

it.each([
  ['2026-09-15', '2029-09-15'],
  ['2028-02-29', '2031-02-28'],
])('an act of %s is kept until %s', (day, until) => {
  expect(keepUntil(day)).toBe(until);
});

it('an entry of the journal tells of a destruction of one person’s data', () => {
  const entry = destroyedId('К-07', '2026-09-15');
  expect([entry, destroyedId('К-71', ''), undefined].map((id) => isDestruction(id, 'К-07'))).toEqual([
    true,
    false,
    false,
  ]);
});

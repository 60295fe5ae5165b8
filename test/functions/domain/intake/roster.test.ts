import { describe, expect, it } from 'vitest';
import { areaNames, areasTable } from '../../../../functions/domain/intake/areas.ts';
import { freeCodes } from '../../../../functions/domain/intake/participant-codes.ts';
import { readRoster } from '../../../../functions/domain/intake/roster.ts';
import { type ProgrammeParts, programme } from '../programme-kit.ts';

type People = NonNullable<NonNullable<ProgrammeParts['tables']>['people']>;

function roster(people: People, parts: ProgrammeParts['tables'] = {}) {
  const { people: known, added, problems } = readRoster(programme({ tables: { people, ...parts } }), '2026-09-01');
  return {
    known: [...known.values()],
    added: added.map(({ at, code }) => [at, code]),
    problems: problems.map(({ cell, reason }) => [cell, reason]),
  };
}

describe('the people of «Участники»', () => {
  it('are the rows with a code, a name or an address, in the order of codes', () => {
    const { known, added } = roster([
      { code: 'К-03' },
      { position: 'учитель' },
      { email: 'a@example.org' },
      { code: 'К-02' },
    ]);
    expect(known.map(({ code }) => code)).toEqual(['К-02', 'К-03', 'К-04']);
    expect(added).toEqual([[3, 'К-04']]);
  });

  it('get the next codes from the top of the tab downwards', () => {
    expect(
      roster([
        { at: 7, name: 'Вторая' },
        { at: 2, name: 'Первая' },
      ]).added,
    ).toEqual([
      [2, 'К-01'],
      [7, 'К-02'],
    ]);
  });

  it('are invited from the day of the invitation until they leave', () => {
    const { known } = roster([
      { code: 'К-01', invitedOn: '2026-09-01' },
      { code: 'К-02', invitedOn: '2026-09-02' },
      { code: 'К-03', invitedOn: '2026-05-01', leftSchoolOn: '2026-09-01' },
      { code: 'К-04', invitedOn: '2026-05-01', leftSchoolOn: '2026-09-02' },
      { code: 'К-05' },
    ]);
    expect(known.map(({ invited, left }) => [invited, left])).toEqual([
      [true, false],
      [false, false],
      [false, true],
      [true, false],
      [false, false],
    ]);
  });

  it('are once in it: of two rows with a code or an address the upper one counts', () => {
    const { known, problems } = roster([
      { code: 'К-01', email: 'one@example.org' },
      { code: 'К-01', email: 'two@example.org' },
      { code: 'К-03', email: 'One@example.org' },
      { code: 'К-04', email: 'two@example.org' },
    ]);
    expect(known.map(({ code }) => code)).toEqual(['К-01', 'К-04']);
    expect(problems).toEqual([
      ['3:3', 'Код К-01 уже есть в строке 2. Учитывается та строка, эта – нет.'],
      ['4:4', 'Человек с такой почтой уже есть в строке 2. Учитывается та строка, эта – нет.'],
    ]);
  });

  it('keep their place if a copy without the code stands above them', () => {
    const { known, problems } = roster([{ email: 'one@example.org' }, { code: 'К-05', email: 'one@example.org' }]);
    expect(known.map(({ code }) => code)).toEqual(['К-05']);
    expect(problems).toMatchObject([['2:2', expect.stringContaining('уже есть в строке 3')]]);
  });

  it('get no second code for the same name, unless the row already has a code', () => {
    const anna = { name: 'Тестовая Анна' };
    const { added, problems } = roster([{ ...anna, code: 'К-01' }, anna, { ...anna, code: 'К-02' }]);
    expect(added).toEqual([]);
    expect(problems).toEqual([
      ['3:3', 'Человек с таким же именем уже есть в строке 2 (К-01). Второй код без Вашего решения не даётся.'],
    ]);
    expect(roster([anna, anna]).problems).toEqual([
      ['3:3', 'Человек с таким же именем уже есть в строке 2. Второй код без Вашего решения не даётся.'],
    ]);
  });

  it.each([
    ['a letter too many in the surname', 'Тесттова Анна Ивановна', {}, true],
    ['another letter and another order', 'Анна Ивановна Тестава', {}, true],
    ['ё and a wrong letter', 'Тёстова Анна Иваневна', {}, true],
    ['a wrong letter, but an address of their own', 'Тестава Анна Ивановна', { email: 'b@example.org' }, false],
    ['other initials', 'Тестова А. И.', {}, false],
    ['another first name', 'Тестова Вера Ивановна', {}, false],
    ['two wrong words', 'Тестава Онна Ивановна', {}, false],
    ['somebody who left the school', 'Тестава Анна Ивановна', { leftSchoolOn: '2026-08-31' }, false],
  ] as const)('may be one person written twice: %s', (_, name, more, isAsked) => {
    const first = { code: 'К-01', name: 'Тестова Анна Ивановна', email: 'a@example.org' };
    const { known, problems } = roster([first, { name, ...more }]);
    expect(known).toHaveLength(2);
    const asked = 'Имя отличается от имени в строке 2 (К-01) только опечаткой.';
    expect(problems).toEqual(isAsked ? [['3:3', expect.stringContaining(asked)]] : []);
  });

  it('may share a surname', () => {
    expect(roster([{ name: 'Тестова' }, { name: 'Тестова' }]).added).toHaveLength(2);
  });

  it('are reported if no codes are left', () => {
    const rows = Array.from({ length: 9999 }, (_, index) => ({ code: `К-${String(index + 1).padStart(2, '0')}` }));
    const { added, problems } = roster([...rows, { name: 'Лишняя' }]);
    expect(added).toEqual([]);
    expect(problems).toEqual([['10001:10001', 'Свободных кодов участников не осталось.']]);
  });
});

describe('a new code', () => {
  const free = (people: People, parts: ProgrammeParts['tables'], givenCodes: readonly string[] = []) => {
    const whole = programme({ tables: { people, ...parts } });
    const codes = freeCodes(whole.tables.people, { ...whole, given: { people: givenCodes } });
    return [codes.next().value, codes.next().value];
  };

  it('is above the highest that anybody ever had', () => {
    expect(free([{ code: 'К-09' }, { code: 'К-02' }], {})).toEqual(['К-10', 'К-11']);
    expect(free([{ code: 'К-09' }], {}, ['К-41'])).toEqual(['К-42', 'К-43']);
  });

  it('is never one that another table or an erased person has', () => {
    expect(free([{ code: 'К-01' }], { consents: [{ code: 'К-02' }], outbox: [{ code: 'К-04' }] })).toEqual([
      'К-03',
      'К-05',
    ]);
  });

  it('is an unused lower one after К-9999', () => {
    expect(free([{ code: 'К-9998' }, { code: 'К-01' }], {})).toEqual(['К-9999', 'К-02']);
  });
});

describe('«Направления»', () => {
  const rows = (areas: NonNullable<ProgrammeParts['tables']>['areas'] = []) =>
    areasTable(programme({ tables: { areas } })).rows.map(({ at, values }) => [at, values.key, values.formerLabels]);

  it('gives keys to rows that have a label, from the top downwards', () => {
    const made = rows([{ at: 5, label: 'Второе' }, { at: 3, label: 'Первое' }, { at: 4 }]);
    expect(made.map(([at]) => at)).toEqual([3, 5]);
    const [first, second] = made.map(([, key]) => Number(String(key).replace('area', '')));
    expect(second).toBe((first ?? 0) + 1);
  });

  it('gives the next number after all that exist', () => {
    expect(rows([{ key: 'area70', label: 'Прежнее' }, { label: 'Новое' }])[1]).toEqual([2, 'area71', 'Новое']);
  });

  it('recognises a supplied area by its label, once', () => {
    const label = areaNames(programme())('digital');
    const keys = rows([{ label: ` ${label.toUpperCase()}` }, { label }]).map(([, key]) => key);
    expect(keys[0]).toBe('digital');
    expect(keys[1]).toMatch(/^area\d+$/);
  });

  it('remembers each former wording once', () => {
    expect(rows([{ key: 'area30', label: 'Новое', formerLabels: 'Старое\nновое \n\nСтарое' }])).toEqual([
      [1, 'area30', 'Старое\nновое'],
    ]);
    expect(rows([{ key: 'area30', label: 'Новое', formerLabels: 'Старое' }])[0]?.[2]).toBe('Старое\nНовое');
    expect(rows([{ key: 'area30' }])[0]?.[2]).toBeUndefined();
  });

  it('shows the school’s wording, the supplied one, or the key', () => {
    const name = areaNames(
      programme({
        tables: { areas: [{ key: 'digital', label: 'Цифра' }, { key: 'parents' }, { label: 'Без ключа' }] },
      }),
    );
    expect([name('digital'), name('nothing')]).toEqual(['Цифра', 'nothing']);
    expect(name('parents')).toBe(areaNames(programme())('parents'));
    expect(name('parents')).not.toBe('parents');
  });
});

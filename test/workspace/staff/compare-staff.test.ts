import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NameKey } from '../../../functions/gateways/identity.ts';
import { withStaff } from '../../../workspace/key/make-key.ts';
import { type Compared, compareStaff } from '../../../workspace/staff/compare-staff.ts';
import { comparisonText } from '../../../workspace/staff/comparison-text.ts';
import type { StaffMember } from '../../../workspace/staff/staff-member.ts';

type Line = readonly [name: string, position?: string | undefined, email?: string | undefined];

const staff = (...lines: readonly Line[]): StaffMember[] =>
  lines.map(([name, position, email], i) => ({
    row: i + 2,
    name,
    ...(position ? { position } : {}),
    ...(email ? { email } : {}),
    open: {},
  }));

/** The key of a list, with codes in the order of the list. */
const keyOf = (...lines: readonly Line[]): NameKey =>
  new Map(staff(...lines).map(({ name, position, email }, i) => [`К-${101 + i}`, { name, position, email }] as const));

const kinds = (key: NameKey, list: readonly StaffMember[]) =>
  compareStaff(key, list).people.map((one) =>
    'code' in one ? `${one.kind} ${one.code}` : one.kind === 'doubtful' ? `? ${[...one.codes, ...one.rows]}` : one.kind,
  );

const ANNA: Line = ['Тестова Анна Ивановна', 'учитель', 'anna@old.example.org'];
const OLGA: Line = ['Семёнова Ольга Львовна', 'учитель'];
const PETR: Line = ['Образцов Пётр Ильич', 'учитель'];

describe('a staff list beside the key', () => {
  const key = keyOf(ANNA, OLGA, PETR);

  it.each<[string, readonly Line[], readonly string[]]>([
    ['the same list', [ANNA, OLGA, PETR], ['same К-101', 'same К-102', 'same К-103']],
    ['е for ё, capitals, another order of words', [['ОЛЬГА ЛЬВОВНА СЕМЕНОВА']], ['same К-102']],
    ['Latin letters, spaces that nobody sees', [['Ceмёнoва  Ольга\u00A0Львовна']], ['same К-102']],
    [
      'another surname at the same address',
      [['Замужева Анна Ивановна', '', 'ANNA@old.example.org']],
      ['changed К-101'],
    ],
    ['another address of a full name', [['Тестова Анна Ивановна', '', 'a.testova@new.example.org']], ['changed К-101']],
    ['an address that was missing', [['Образцов Пётр Ильич', '', 'petr@example.org']], ['changed К-103']],
    ['an address that is left out', [['Тестова Анна Ивановна', 'учитель']], ['same К-101']],
    ['another post', [['Образцов Пётр Ильич', 'завуч']], ['changed К-103']],
    ['another surname without an address', [['Замужева Ольга Львовна']], ['? К-102']],
    ['a second surname', [['Семёнова-Примерова Ольга Львовна']], ['? К-102']],
    ['initials', [['Образцов П.И.']], ['? К-103']],
    ['no patronymic', [['Образцов Пётр']], ['? К-103']],
    ['a slip of the pen', [['Образцов Пётр Илич']], ['? К-103']],
    [
      'the same address but for the domain, and a word of the name',
      [['Тестова Инна', '', 'anna@new.example.org']],
      ['? К-101'],
    ],
    ['an address of somebody else', [['Пробный Иван Кузьмич', '', 'anna@old.example.org']], ['? К-101']],
    [
      'a namesake beside the one of the key',
      [ANNA, ['Тестова Анна Ивановна', '', 'second@example.org']],
      ['same К-101', '? 2'],
    ],
    [
      'two of one name whom the key does not know',
      [
        ['Пробная Вера Петровна', '', 'a@example.org'],
        ['Пробная Вера Петровна', '', 'b@example.org'],
      ],
      ['? 3', '? 2'],
    ],
    [
      'initials in one row, the whole name in another',
      [
        ['Пробная Вера Петровна', '', 'a@example.org'],
        ['Пробная В.П.', 'педагог-психолог'],
        ['Образцов Пётр Ильич'],
        ['Образцов П.И.'],
      ],
      ['? 3', '? 2', 'same К-103', '? 4'],
    ],
    ['somebody else', [['Пробный Иван Кузьмич', 'учитель', 'ivan@example.org']], ['new']],
  ])('%s', (_, lines, expected) => {
    expect(kinds(key, staff(...lines))).toEqual(expected);
  });

  it('is compared the same, whichever row comes first: a moved address decides nothing', () => {
    const before = keyOf(
      ['Пробный Иван Ильич', '', 'first@example.org'],
      ['Пробный Иван Петрович', '', 'second@example.org'],
      ['Примеров Иван Ильич'],
    );
    const lines: readonly Line[] = [
      ['Пробный Иван Ильич', '', 'second@example.org'],
      ['Пробный Иван Петрович', '', 'third@example.org'],
    ];
    expect(kinds(before, staff(...lines))).toEqual(['changed К-101', 'changed К-102']);
    expect(kinds(before, staff(...lines.toReversed()))).toEqual(['changed К-102', 'changed К-101']);
  });

  it('is doubtful if two people of the key have the name', () => {
    const two = keyOf(['Тестова Анна Ивановна', '', 'a@example.org'], ['Тестова Анна Ивановна', '', 'b@example.org']);
    expect(kinds(two, staff(['Тестова Анна Ивановна', '', 'c@example.org']))).toEqual(['? К-101,К-102']);
    expect(kinds(two, staff(['Тестова Анна Ивановна', '', 'b@example.org']))).toEqual(['same К-102']);
  });

  it('tells namesakes without addresses apart by their positions', () => {
    const [teacher, deputy, other]: readonly Line[] = [
      ['Тестова Анна Ивановна', 'учитель'],
      ['Тестова Анна Ивановна', 'завуч'],
      ['Тестова Анна Ивановна', 'логопед'],
    ] as const;
    const two = keyOf(teacher, deputy);
    expect(kinds(two, staff(deputy, teacher))).toEqual(['same К-102', 'same К-101']);
    expect(kinds(two, staff(teacher, other))).toEqual(['same К-101', '? К-102,2']);
    expect(kinds(two, staff(teacher, teacher))).toEqual(['? К-101,К-102,3', '? К-101,К-102,2']);
  });

  it('shows the changes, the missing people and the possible answers', () => {
    const list = staff(
      ['Замужева Анна Ивановна', 'старший учитель', 'anna@old.example.org'],
      ['Замужева Ольга Львовна'],
    );
    const text = comparisonText(compareStaff(key, list), key).join('\n');
    expect(text).toContain(
      'К-101 (Тестова Анна Ивановна), строка 2: ФИО: Тестова Анна Ивановна → Замужева Анна Ивановна; должность: учитель → старший учитель',
    );
    expect(text).toContain('тот же человек, что К-102 (Семёнова Ольга Львовна)?');
    expect(text).toContain('да: --same 3=К-102');
    expect(text).toContain('нет, другой: --new 3');
    expect(text).toMatch(/не в этом списке.*\n {2}К-103/);
    expect(text).toContain('Новых: 0, с изменениями: 1, под вопросом: 1, без изменений: 0 человек.');
  });

  it('is answered row by row', () => {
    const list = staff(['Замужева Ольга Львовна', '', 'olga@example.org'], ['Образцов П.И.']);
    const { people } = compareStaff(
      key,
      list,
      new Map([
        [2, 'К-102'],
        [3, 'new'],
      ]),
    );
    expect(people).toMatchObject([{ kind: 'changed', code: 'К-102' }, { kind: 'new' }]);
    const after = withStaff(key, people, new Set()).key;
    expect(after.size).toBe(4);
    expect(after.get('К-102')).toEqual({
      name: 'Замужева Ольга Львовна',
      position: 'учитель',
      email: 'olga@example.org',
    });
    for (const [row, same] of [
      [9, 'new'],
      [2, 'К-999'],
    ] as const) {
      expect(() => compareStaff(key, list, new Map([[row, same]]))).toThrow(/строке 9|К-999 в ключе нет/);
    }
    expect(() =>
      compareStaff(
        key,
        list,
        new Map([
          [2, 'К-102'],
          [3, 'К-102'],
        ]),
      ),
    ).toThrow('дважды');
  });

  it('gives a moved address only to its new owner', () => {
    const list = staff(['Пробный Иван Кузьмич', '', 'anna@old.example.org']);
    const after = withStaff(key, compareStaff(key, list, new Map([[2, 'new']])).people, new Set()).key;
    expect(after.get('К-101')).toEqual({ name: 'Тестова Анна Ивановна', position: 'учитель' });
    expect([...after.values()].filter(({ email }) => email === 'anna@old.example.org')).toHaveLength(1);
  });
});

describe('a school through the years', () => {
  const surname = fc.constantFrom('Тестов', 'Пробный', 'Образцов', 'Семёнов', 'Примеров');
  const first = fc.constantFrom('Иван', 'Пётр', 'Олег');
  const patronymic = fc.constantFrom('Ильич', 'Львович', 'Петрович');
  const person = fc.record({ surname, first, patronymic, post: fc.constantFrom('', 'учитель', 'завуч') });
  const people = fc.uniqueArray(person, {
    selector: (one) => `${one.surname}${one.first}${one.patronymic}`,
    maxLength: 8,
  });
  const lines = people.chain((all) =>
    fc.tuple(
      ...all.map((one, i) =>
        fc
          .constantFrom('', `p${i}@example.org`)
          .map((email): Line => [`${one.surname} ${one.first} ${one.patronymic}`, one.post, email]),
      ),
    ),
  );
  const taken = (before: NameKey, list: readonly StaffMember[]) =>
    withStaff(before, compareStaff(before, list).people, new Set()).key;

  it('keeps its codes: the same list changes nothing', () => {
    fc.assert(
      fc.property(lines, (list) => {
        const key = taken(new Map(), staff(...list));
        expect(key.size).toBe(list.length);
        const again = compareStaff(key, staff(...list));
        expect(again.people.every(({ kind }) => kind === 'same')).toBe(true);
        expect(taken(key, staff(...list))).toEqual(key);
      }),
    );
  });

  it('gives nobody a second code: people who moved, married, were promoted or are spelled otherwise are recognised or asked about', () => {
    const changes = fc.constantFrom('address', 'surname', 'post', 'noAddress', 'initials', 'yo', 'capitals', 'nothing');
    const years = lines.chain((list) => fc.tuple(fc.constant(list), fc.tuple(...list.map(() => changes))));
    fc.assert(
      fc.property(years, ([list, changed]) => {
        const key = taken(new Map(), staff(...list));
        const next = list.map(([name, post, email], i): Line => {
          const [family = '', given = '', father = ''] = name.split(' ');
          switch (changed[i]) {
            case 'address':
              return [name, post, `new${i}@new.example.org`];
            case 'surname':
              return [`Иной ${given} ${father}`, post, email];
            case 'post':
              return [name, 'методист', email];
            case 'noAddress':
              return [name, post];
            case 'initials':
              return [`${family} ${given[0]}.${father[0]}.`, post, email];
            case 'yo':
              return [name.replaceAll('ё', 'е'), post, email];
            case 'capitals':
              return [name.toUpperCase(), post, email];
            default:
              return [name, post, email];
          }
        });
        const { people: compared } = compareStaff(key, staff(...next));
        expect(compared.filter(({ kind }) => kind === 'new')).toEqual([]);
        // No known person gets another person's code.
        compared.forEach((one, i) => {
          if ('code' in one) expect(key.get(one.code)?.name).toBe(list[i]?.[0]);
        });
      }),
    );
  });

  it('is compared the same, whatever the order of the rows', () => {
    const pairs = fc
      .tuple(lines, lines)
      .chain(([before, after]) =>
        fc.tuple(fc.constant(before), fc.constant(after), fc.shuffledSubarray(after, { minLength: after.length })),
      );
    const outcome = (all: readonly Compared[]) =>
      all
        .map((one) =>
          [
            one.member.name,
            one.member.email,
            one.kind,
            'code' in one ? one.code : 'codes' in one ? one.codes : '',
          ].join('|'),
        )
        .sort();
    fc.assert(
      fc.property(pairs, ([before, after, shuffled]) => {
        const key = keyOf(...before);
        expect(outcome(compareStaff(key, staff(...shuffled)).people)).toEqual(
          outcome(compareStaff(key, staff(...after)).people),
        );
      }),
    );
  });
});

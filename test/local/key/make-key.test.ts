import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawCodes } from '../../../local/key/draw-codes.ts';
import { withStaff } from '../../../local/key/make-key.ts';
import { bandOf, readStaffList, type StaffMember } from '../../../local/key/staff-list.ts';

const HEAD = ['№', 'ФИО', 'Должность', 'Рабочая почта', 'Предметная область', 'Стаж', 'Молодой специалист'];

describe('a staff list', () => {
  it('gives people, and of subject and years no more than the group and the band', () => {
    expect(
      readStaffList([
        HEAD,
        [1, ' Тестовая  Анна ', 'учитель', 'anna@example.org', 'Естественные науки', 17, 'нет'],
        [],
      ]),
    ).toEqual([
      {
        name: 'Тестовая Анна',
        position: 'учитель',
        email: 'anna@example.org',
        open: { subjectGroup: 'science', experienceBand: 'from11to20', isYoungSpecialist: false },
      },
    ]);
    expect(['3', '4', '10', '20', '21', 'до 3 лет', '4-10', 'много'].map(bandOf)).toEqual([
      'upTo3',
      'from4to10',
      'from4to10',
      'from11to20',
      'from21',
      'upTo3',
      'from4to10',
      undefined,
    ]);
  });

  it('says which line to mend, and names nobody', () => {
    const rows = [
      HEAD,
      [1, 'Тестовая Анна', '', 'anna', '', '', ''],
      [2, '', 'учитель', '', '', '', ''],
      [3, 'Другая Вера', '', 'vera@example.org', 'физика', 'сто', 'может быть'],
      [4, 'Другая Вера', '', 'vera@example.org', '', '', ''],
    ];
    let said = '';
    try {
      readStaffList(rows);
    } catch (error) {
      said = String(error);
    }
    for (const line of [2, 3, 4, 5]) expect(said).toContain(`строка ${line}:`);
    expect(said.split('\n')).toHaveLength(7);
    expect(said).not.toMatch(/Тестовая|Другая|vera/);
    expect(() => readStaffList([['Имя'], ['Анна']])).toThrow('нет столбца «ФИО»');
    expect(() => readStaffList([['ФИО']])).toThrow('нет ни одного человека');
  });
});

describe('codes', () => {
  it('are distinct, and never those that are or were somebody’s', () => {
    const cases = fc.tuple(
      fc.integer({ min: 0, max: 120 }),
      fc.uniqueArray(fc.integer({ min: 100, max: 999 })),
      fc.infiniteStream(fc.nat()),
    );
    fc.assert(
      fc.property(cases, ([count, numbers, draws]) => {
        const taken = new Set(numbers.map((number) => `К-${number}`));
        const codes = drawCodes(count, taken, (limit) => (draws.next().value ?? 0) % limit);
        expect(new Set(codes).size).toBe(count);
        expect(codes.filter((code) => taken.has(code) || !/^К-\d{3,4}$/.test(code))).toEqual([]);
      }),
    );
  });

  it('say nothing of the order of the list', () => {
    const staff = Array.from({ length: 40 }, (_, i): StaffMember => ({ name: `Тестовый ${i}`, open: {} }));
    const { key } = withStaff(new Map(), staff, new Set());
    const codes = [...key.keys()];
    expect(codes).not.toEqual([...codes].sort());
    expect(codes).not.toEqual([...codes].sort().reverse());
  });

  it('stay with their people: the same list again adds nobody, a longer one only the new', () => {
    const anna: StaffMember = { name: 'Тестовая Анна', email: 'anna@example.org', open: {} };
    const vera: StaffMember = { name: 'Другая Вера', open: {} };
    const namesake: StaffMember = { name: 'Тестовая Анна', email: 'another@example.org', open: {} };
    const first = withStaff(new Map(), [anna, vera], new Set());
    expect(first.added).toHaveLength(2);
    const renamed = { ...anna, name: 'Замужняя Анна' };
    expect(withStaff(first.key, [vera, renamed], new Set()).key).toEqual(first.key);
    const more = withStaff(first.key, [anna, vera, namesake], new Set());
    expect(more.added).toHaveLength(1);
    expect(more.key.size).toBe(3);
  });
});

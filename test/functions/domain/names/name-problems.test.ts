import { describe, expect, it } from 'vitest';
import { nameProblems } from '../../../../functions/domain/intake/name-problems.ts';
import { readRoster } from '../../../../functions/domain/intake/roster.ts';
import { programme } from '../programme-kit.ts';

const problemsOf = (school: ReturnType<typeof programme>) =>
  nameProblems(school, readRoster(school, '2026-09-01').people);

describe('a name that letters cannot use in a greeting', () => {
  const people = [
    { code: 'К-01', name: 'Тестова Анна Ивановна' },
    { code: 'К-02', name: 'Тестова А.И.' },
    { code: 'К-03', name: 'Тестоvа Вера Ивановна' },
    { code: 'К-04', name: 'Ли Ен Сук', leftSchoolOn: '2026-08-01' },
    { code: 'К-05' },
  ];

  it('is reported to the curator, with what to do; other names are not', () => {
    const found = problemsOf(
      programme({ tables: { people }, settings: { curatorName: 'О. П.', headName: 'Олег Ильич' } }),
    );
    expect(found).toEqual([
      {
        sheet: 'Участники',
        cell: '3:3',
        code: 'К-02',
        whatWasRead: 'Тестова А.И.',
        reason: expect.stringContaining('«Здравствуйте!»'),
        whatToDo: expect.stringContaining('Фамилия Имя Отчество'),
      },
      {
        sheet: 'Участники',
        cell: '4:4',
        code: 'К-03',
        whatWasRead: 'Тестоvа Вера Ивановна',
        reason: expect.stringContaining('Знак 6 имени, «v»'),
        whatToDo: expect.stringContaining('в русской раскладке'),
      },
      expect.objectContaining({
        sheet: 'Настройки',
        reason: expect.stringContaining('«Куратор: имя и отчество»: Как обратиться'),
      }),
      {
        sheet: 'Настройки',
        whatWasRead: 'Олег Ильич',
        reason: '«Директор: имя и отчество»: Подпись в документах составить нельзя: там стоит «Олег Ильич».',
        whatToDo: 'Впишите фамилию, имя и отчество полностью: «Фамилия Имя Отчество».',
      },
    ]);
  });

  it('is not reported in the mode «коды», where names live elsewhere', () => {
    expect(problemsOf(programme({ tables: { people }, settings: { privacyMode: 'codes' } }))).toEqual([]);
  });
});

describe('a second row of one person', () => {
  const anna = { code: 'К-01', name: 'Тестова Анна Ивановна', email: 'anna@old.example.org' };
  const roster = (...more: object[]) => readRoster(programme({ tables: { people: [anna, ...more] } }), '2026-09-01');

  it('gets no second code, whatever the address, the word order and ё', () => {
    for (const name of ['Тестова Анна Ивановна', 'Анна Ивановна Тестова', 'ТЕСТОВА АННА ИВАНОВНА']) {
      const { added, people, problems } = roster({ name, email: 'anna@new.example.org' });
      expect(added).toEqual([]);
      expect([...people.keys()]).toEqual(['К-01']);
      expect(problems).toEqual([
        {
          sheet: 'Участники',
          cell: '3:3',
          reason: expect.stringContaining('уже есть в строке 2 (К-01)'),
          whatToDo: expect.stringContaining('исправьте строку 2'),
        },
      ]);
    }
  });

  it('counts if the curator says that it is a namesake, or if it had a code before', () => {
    expect(roster({ name: 'Тестова Анна Ивановна (начальные классы)' }).added).toHaveLength(1);
    expect(roster({ code: 'К-05', name: 'Тестова Анна Ивановна' }).problems).toEqual([]);
    expect(roster({ name: 'Тестова' }, { name: 'Тестова' }).added).toHaveLength(2);
  });
});

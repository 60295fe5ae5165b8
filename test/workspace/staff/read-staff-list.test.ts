import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../workspace/answer-file.ts';
import { readStaffList, type StaffList } from '../../../workspace/staff/read-staff-list.ts';
import { problemLine } from '../../../workspace/staff/row-problem.ts';

const TODAY = '2026-09-10';

const rowsOf = (lines: readonly string[]) => [{ rows: csvRows(new TextEncoder().encode(lines.join('\n'))) }];

const read = (...lines: readonly string[]): StaffList => readStaffList(rowsOf(lines), { today: TODAY });

/** The people in the result: `row name | post | address | years of teaching`. */
const people = ({ staff }: StaffList) =>
  staff.map(({ row, name, position = '', email = '', open }) =>
    [`${row} ${name}`, position, email, open.experienceBand ?? ''].join(' | ').replace(/( \| )+$/, ''),
  );

const refusal = (...lines: readonly string[]): string => {
  try {
    read(...lines);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('The list was taken.');
};

describe('a staff list as a school keeps it', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'a title, a date and who approved it above, sums and signatures below',
      [
        ';;;;УТВЕРЖДАЮ',
        ';;;;Директор ______ П.И. Образцов',
        'Педагогические работники на 01.09.2026;;;;',
        ';;;;',
        '№ п/п;Фамилия;Имя;Отчество;Должность',
        '1;Тестова;Анна;Ивановна;учитель математики',
        '2;Образцов;Пётр;Ильич;директор',
        ';;;;',
        'Итого: 2 чел.;;;;',
        'Директор;;;;П.И. Образцов',
        ';Исп. Примерова О.Л.;;;',
      ],
      ['6 Тестова Анна Ивановна | учитель математики', '7 Образцов Пётр Ильич | директор'],
    ],
    [
      'a signature just below the last person, its post in the column of posts',
      ['ФИО;Должность;Почта', 'Тестова Анна Ивановна;учитель;', ';Директор;Образцов П.И.'],
      ['2 Тестова Анна Ивановна | учитель'],
    ],
    [
      'headings of parts, in the first column or in that of names',
      [
        '№;ФИО;Должность',
        'Кафедра естественных наук;;',
        '1;Тестова Анна Ивановна;учитель биологии',
        ';Начальная Школа;',
        '2;Примерова Ольга Львовна;учитель',
        ';Русский язык;',
        '3;Пробная Вера Петровна;учитель',
        ';АДМИНИСТРАЦИЯ;',
        '4;Образцов Пётр Ильич;директор',
      ],
      [
        '3 Тестова Анна Ивановна | учитель биологии',
        '5 Примерова Ольга Львовна | учитель',
        '7 Пробная Вера Петровна | учитель',
        '9 Образцов Пётр Ильич | директор',
      ],
    ],
    [
      'a header of two rows',
      [
        '№;ФИО;;;Должность;Стаж;;Контакты;',
        ';Фамилия;Имя;Отчество;;общий;педагогический;телефон;e-mail',
        '1;Тестова;Анна;Ивановна;учитель;15;3;89000000000;anna@example.org',
      ],
      ['3 Тестова Анна Ивановна | учитель | anna@example.org | upTo3'],
    ],
    [
      'the numbers of its columns below the header',
      ['№;ФИО;Должность', '1;2;3', '1;Тестова Анна Ивановна;учитель'],
      ['3 Тестова Анна Ивановна | учитель'],
    ],
    [
      'its header once more on every page',
      ['№;ФИО;Должность', '1;Тестова Анна Ивановна;учитель', '№;ФИО;Должность', '2;Образцов Пётр Ильич;директор'],
      ['2 Тестова Анна Ивановна | учитель', '4 Образцов Пётр Ильич | директор'],
    ],
    [
      'two tables with columns of their own',
      [
        'Педагоги;;',
        'ФИО;Должность;Почта',
        'Тестова Анна Ивановна;учитель;anna@example.org',
        ';;',
        'Администрация;;',
        'Должность;Почта;Ф.И.О.',
        'директор;petr@example.org;Образцов Пётр Ильич',
      ],
      ['3 Тестова Анна Ивановна | учитель | anna@example.org', '7 Образцов Пётр Ильич | директор | petr@example.org'],
    ],
    [
      'the day of birth in the cell of the name',
      [
        'ФИО, дата рождения;Должн.',
        '"Тестова Анна Ивановна, 12.03.1985";учитель',
        '"Образцов Пётр Ильич\n01.01.1970 г.р.";учитель',
      ],
      ['2 Тестова Анна Ивановна | учитель', '3 Образцов Пётр Ильич | учитель'],
    ],
    [
      'an earlier surname in brackets',
      ['Фамилия (в скобках девичья);Имя;Отчество', 'Тестова (Прежняя);Анна;Ивановна'],
      ['2 Тестова (Прежняя) Анна Ивановна'],
    ],
    [
      'surname and initials',
      ['№;Фамилия И.О.;Предмет', '1;Тестова А.И.;химия', '2;Образцов П. И.;физика'],
      ['2 Тестова А.И.', '3 Образцов П. И.'],
    ],
    [
      'the surname in a column of its own',
      ['Фамилия;Имя Отчество;Должность', 'Тестова;Анна Ивановна;учитель', 'Образцов;П.И.;директор'],
      ['2 Тестова Анна Ивановна | учитель', '3 Образцов П.И. | директор'],
    ],
    [
      'numbers before the names, in their cells',
      ['ФИО;Должность', '1. Тестова Анна Ивановна;учитель', '2) Образцов Пётр Ильич;учитель'],
      ['2 Тестова Анна Ивановна | учитель', '3 Образцов Пётр Ильич | учитель'],
    ],
    [
      'the post behind the name',
      [
        'ФИО, должность;Почта',
        '"Тестова Анна Ивановна, учитель химии";anna@example.org',
        'Образцов Пётр Ильич – директор;petr@example.org',
        '"Примерова Ольга Львовна\nучитель физики";olga@example.org',
      ],
      [
        '2 Тестова Анна Ивановна | учитель химии | anna@example.org',
        '3 Образцов Пётр Ильич | директор | petr@example.org',
        '4 Примерова Ольга Львовна | учитель физики | olga@example.org',
      ],
    ],
    [
      'several posts in a cell, and a long one on two lines',
      [
        'ФИО;Должность',
        '"Тестова Анна\nИвановна";"учитель химии;\nучитель биологии"',
        'Образцов Пётр Ильич;"заместитель\nдиректора по учебной работе\nучитель физики"',
      ],
      [
        '2 Тестова Анна Ивановна | учитель химии, учитель биологии',
        '3 Образцов Пётр Ильич | заместитель директора по учебной работе, учитель физики',
      ],
    ],
    [
      'somebody twice, with a part of a post each, and a merged name',
      [
        '№;ФИО;Должность;Почта;Ставка',
        '1;Тестова Анна Ивановна;учитель;anna@example.org;1',
        '2;Тестова Анна Ивановна;педагог-психолог (внутр. совместитель);;0,5',
        '3;Образцов Пётр Ильич;учитель;;1',
        ';;методист;;0,5',
        '4;Примерова Ольга Львовна;педагог-;;1',
        ';;психолог;;',
      ],
      [
        '2 Тестова Анна Ивановна | учитель, педагог-психолог (внутр. совместитель) | anna@example.org',
        '4 Образцов Пётр Ильич | учитель, методист',
        '6 Примерова Ольга Львовна | педагог-психолог',
      ],
    ],
    [
      'posts that nobody holds',
      [
        '№;Наименование должности;ФИО',
        '1;Учитель;Тестова Анна Ивановна',
        '2;Учитель;Вакансия',
        '3;Учитель музыки;',
        '4;Директор;Образцов Пётр Ильич',
        ';ВСЕГО;',
      ],
      ['2 Тестова Анна Ивановна | Учитель', '5 Образцов Пётр Ильич | Директор'],
    ],
    [
      'columns that are nobody’s business, and a telephone beside the address',
      [
        'Табельный номер;Сотрудник;Дата рождения;Контакты (телефон, e-mail);Должность;Дата приёма на должность',
        '0000-00012;Тестова Анна Ивановна;12.03.1985;8-900-000-00-00, anna@example.org;учитель;01.09.2010',
        '0000-00013;Образцов Пётр Ильич;01.01.1970;8-900-000-00-01;директор;01.09.2000',
      ],
      ['2 Тестова Анна Ивановна | учитель | anna@example.org', '3 Образцов Пётр Ильич | директор'],
    ],
    [
      'the columns that the law asks for on the site of a school',
      [
        '№ п/п;Фамилия, имя, отчество (при наличии) работника;Занимаемая должность (должности);Преподаваемые учебные предметы;Сведения о продолжительности опыта (лет) работы в профессиональной сфере',
        '1;Тестова Анна Ивановна;Учитель;Биология;12',
      ],
      ['2 Тестова Анна Ивановна | Учитель |  | from11to20'],
    ],
    [
      'the address of work beside that of home',
      [
        'ФИО;Должность;Личная почта;Рабочая почта',
        'Тестова Анна Ивановна;учитель;anna@home.example;anna@school.example',
      ],
      ['2 Тестова Анна Ивановна | учитель | anna@school.example'],
    ],
    [
      'header cells of upright and broken words',
      [
        '№;"Ф\nИ\nО";"Д\nо\nл\nж\nн\nо\nс\nт\nь";"Элект-\nронная\nпочта"',
        '1;Тестова Анна Ивановна;учитель;a@example.org',
      ],
      ['2 Тестова Анна Ивановна | учитель | a@example.org'],
    ],
    [
      'names of every kind',
      [
        '№;ФИО;Должность',
        '1;Алиев Вусал Саид оглы;учитель',
        '2;Ли Ен Сук;учитель',
        '3;Д’Арк Жанна Петровна;учитель',
        '4;Тестова (Девичья) Анна Ивановна;учитель',
        '5;ОБРАЗЦОВА Вера Львовна;учитель',
      ],
      [
        '2 Алиев Вусал Саид оглы | учитель',
        '3 Ли Ен Сук | учитель',
        '4 Д’Арк Жанна Петровна | учитель',
        '5 Тестова (Девичья) Анна Ивановна | учитель',
        '6 ОБРАЗЦОВА Вера Львовна | учитель',
      ],
    ],
    [
      'nothing but names',
      ['ФИО', 'Тестова Анна Ивановна', 'Образцов Пётр Ильич'],
      ['2 Тестова Анна Ивановна', '3 Образцов Пётр Ильич'],
    ],
  ])('has %s', (_, lines, expected) => {
    expect(people(read(...lines))).toEqual(expected);
  });

  it('has people who left: by a past day, by a word, below a heading; each row is reported', () => {
    const list = read(
      'ФИО;Должность;Дата увольнения;Примечание',
      'Тестова Анна Ивановна;педагог;;',
      'Образцов Пётр Ильич;учитель;31.08.2026;',
      'Примерова Ольга Львовна;учитель;31.12.2026;',
      'Пробная Вера Петровна;учитель;;Уволена',
      'Тестов Иван Кузьмич (уволен с 01.10.2026);учитель;;',
      'Отпускная Инна Олеговна;учитель;;отпуск по уходу за ребёнком',
      'Уволенные:;;;',
      'Бывшая Нина Петровна;учитель;;',
    );
    expect(list.staff.map(({ row }) => row)).toEqual([2, 4, 6, 7]);
    expect(list.left).toEqual([3, 5, 9]);
    expect(list.skipped).toEqual([8]);
  });

  it('gives only the group of subjects and the band of years; other values are reported and left out', () => {
    const list = read(
      'ФИО;Предметная область;Стаж;Молодой специалист',
      'Тестова Анна Ивановна;Естественные науки;17;нет',
      'Образцов Пётр Ильич;физика;12/10;может быть',
    );
    expect(list.staff.map(({ open }) => open)).toEqual([
      { subjectGroup: 'science', experienceBand: 'from11to20', isYoungSpecialist: false },
      {},
    ]);
    expect(list.problems.map(({ row, field, written, isHeld }) => [row, field, written, isHeld])).toEqual([
      [3, 'subjectGroup', 'физика', false],
      [3, 'teachingYears', '12/10', false],
      [3, 'isYoungSpecialist', 'может быть', false],
    ]);
  });

  const DOUBTFUL = [
    '№;ФИО;Должность;Почта',
    '1;Тестова Анна Ивановна;учитель;anna@',
    '2;;учитель;vera@example.org',
    '3;декрет Примерова Ольга Львовна;учитель;',
    ';Ким Со Ён;;',
    '4;Образцов Пётр Ильич;учитель;petr@example.org',
    '5;Другая Вера Ильинична;учитель;PETR@example.org',
    '6;Пробный Олег Ильич;учитель;оleg@example.org',
  ];

  it('gives the people whose rows are clear; each other row is named with its field and a proposal', () => {
    const list = read(...DOUBTFUL);
    expect(list.staff.map(({ name }) => name)).toEqual(['Образцов Пётр Ильич']);
    expect(list.problems.map(({ row, field, who, proposal }) => [row, field, who, proposal])).toEqual([
      [2, 'email', 'Тестова Анна Ивановна', undefined],
      [3, 'name', '2, учитель, vera@example.org', undefined],
      [4, 'name', '3, декрет Примерова Ольга Львовна, учитель', 'Примерова Ольга Львовна'],
      [5, 'isPerson', 'Ким Со Ён', undefined],
      [7, 'email', 'Другая Вера Ильинична', ''],
      [8, 'email', 'Пробный Олег Ильич', 'oleg@example.org'],
    ]);
    expect(list.problems.map(problemLine).join()).not.toMatch(/Тестова|Ким|Другая|vera|petr/i);
  });

  it('is read with the corrections of its rows', () => {
    const corrections = new Map([
      [2, { email: 'anna@example.org' }],
      [3, { name: 'Пробная Вера Петровна' }],
      [4, { name: 'Примерова Ольга Львовна' }],
      [5, { isPerson: 'да' }],
      [7, { email: '' }],
    ]);
    const list = readStaffList(rowsOf(DOUBTFUL), { today: TODAY, corrections });
    expect(people(list)).toEqual([
      '2 Тестова Анна Ивановна | учитель | anna@example.org',
      '3 Пробная Вера Петровна | учитель | vera@example.org',
      '4 Примерова Ольга Львовна | учитель',
      '5 Ким Со Ён',
      '6 Образцов Пётр Ильич | учитель | petr@example.org',
      '7 Другая Вера Ильинична | учитель',
    ]);
    expect(list.problems.map(({ row }) => row)).toEqual([8]);
  });

  it('does not give the post of a row to the person above if the name field is emptied', () => {
    const lines = ['ФИО;Должность', 'Тестова Анна Ивановна;учитель', 'кабинет 12;лаборант'];
    const list = readStaffList(rowsOf(lines), { today: TODAY, corrections: new Map([[3, { name: ' ' }]]) });
    expect(people(list)).toEqual(['2 Тестова Анна Ивановна | учитель']);
    expect(list.problems).toMatchObject([{ row: 3, field: 'name', written: 'кабинет 12' }]);
  });

  it('takes a corrected name in place of three columns', () => {
    const lines = ['Фамилия;Имя;Отчество;Почта', 'вакансия 1;;;anna@example.org'];
    const corrections = new Map([[2, { name: 'Тестова Анна Ивановна' }]]);
    expect(people(readStaffList(rowsOf(lines), { today: TODAY, corrections }))).toEqual([
      '2 Тестова Анна Ивановна |  | anna@example.org',
    ]);
  });

  it.each([
    [['1;Тестова Анна Ивановна;учитель', '2;Образцов Пётр Ильич;директор'], 'нет столбца «ФИО»'],
    [['ФИО;Должность;ФИО;Должность', 'Тестова Анна Ивановна;учитель;Образцов Пётр Ильич;учитель'], 'друг под другом'],
    [['ФИО ученика;Класс', 'Ученикова Вера;5А'], 'нет столбца «ФИО»'],
    [['ФИО;Должность', ';', 'Итого;0'], 'нет ни одного человека'],
  ])('is refused if it names nobody: %#', (lines, words) => {
    expect(refusal(...lines)).toContain(words);
  });
});

describe('a file with several sheets', () => {
  const sheet = (title: string, ...rows: readonly string[][]) => ({ sheet: title, rows });
  const school = sheet('Школа', ['ФИО', 'Должность'], ['Тестова Анна Ивановна', 'учитель']);
  const kindergarten = sheet('Сад', ['ФИО', 'Должность'], ['Образцов Пётр Ильич', 'воспитатель']);

  it('has the list on the sheet with the most people; other sheets are reported', () => {
    const pages = [
      sheet('Титул', ['Список']),
      sheet('Классы', ['Класс', 'ФИО'], ['5А', 'Ученикова Вера']),
      school,
      sheet('Бланк', ['ФИО', 'Должность']),
    ];
    expect(readStaffList(pages, { today: TODAY })).toMatchObject({
      sheet: 'Школа',
      otherSheets: ['Классы'],
      staff: [{ row: 2 }],
    });
  });

  it('asks if two sheets may be the list, and reads the named one', () => {
    expect(() => readStaffList([school, kindergarten], { today: TODAY })).toThrow(
      'на нескольких листах: «Школа», «Сад»',
    );
    expect(readStaffList([school, kindergarten], { today: TODAY, sheet: 'сад' }).staff).toMatchObject([
      { name: 'Образцов Пётр Ильич' },
    ]);
    expect(() => readStaffList([school, kindergarten], { today: TODAY, sheet: 'Архив' })).toThrow(
      'Есть: «Школа», «Сад»',
    );
  });
});

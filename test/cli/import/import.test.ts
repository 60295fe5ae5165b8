import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importFile, importText } from '../../../cli/import/import-file.ts';
import { plain } from '../../../cli/import/match-columns.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import type { Form } from '../../../sheets-schema/form.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import { csvRows, decode, delimiterOf } from '../../../workspace/answer-file.ts';
import { buildSchoolTemplate, type SchoolTemplate, type TestSchool } from '../../functions/jobs/school-kit.ts';

describe('a CSV file', () => {
  it('may be in UTF-8, with or without its mark, or in Windows-1251', () => {
    const text = 'Вопрос;Ответ';
    const cp1251 = Uint8Array.from(
      [...text].map((letter) => (letter === ';' ? 59 : letter.charCodeAt(0) - 0x410 + 0xc0)),
    );
    expect(decode(Buffer.from(text))).toBe(text);
    expect(decode(cp1251)).toBe(text);
    expect(csvRows(Buffer.from(`\uFEFF${text}`))).toEqual([['Вопрос', 'Ответ']]);
  });

  it.each([
    ['a;b,c;d\n', ';'],
    ['"a;b;c",d\n', ','],
    ['a\tb\n', '\t'],
    ['Список учителей, утверждён\n\na;b,c;d\ne;f;g\n', ';'],
    ['Название\na,b;c;\nd,e\nf,g\n', ','],
  ])('is split by the delimiter of most lines: %j', (text, sign) => {
    expect(delimiterOf(text)).toBe(sign);
  });

  it('may name its delimiter in a line of its own, and be in UTF-16 without a mark', () => {
    expect(csvRows(Buffer.from('sep=|\r\na|b;c\r\n'))).toEqual([[''], ['a', 'b;c']]);
    expect(csvRows(Buffer.from('Вопрос\tОтвет\r\n', 'utf16le'))).toEqual([['Вопрос', 'Ответ']]);
  });

  it('has normalised cells: separate lines, nothing invisible', () => {
    expect(csvRows(Buffer.from('\uFEFF"учителям\vи удержать";Ива\u00ADнов\u00A0А.\n'))).toEqual([
      ['учителям\nи удержать', 'Иванов А.'],
    ]);
    expect(csvRows(Buffer.from('МБОУ "Школа № 5";b\nc;d\n'))).toEqual([
      ['МБОУ "Школа № 5"', 'b'],
      ['c', 'd'],
    ]);
  });

  it('keeps line breaks and quotes inside quotes', () => {
    expect(csvRows(Buffer.from('"a\n""b""";c\n'))).toEqual([['a\n"b"', 'c']]);
  });
});

describe('an import', () => {
  let template: SchoolTemplate;
  let school: TestSchool;
  const site = () => ({ ...school, random: Math.random, pause: async () => undefined });
  const { questions } = forms.feedback;
  const scaleTitles = Object.values(questions)
    .filter(({ type }) => type.kind === 'scale')
    .map(({ title }) => title);

  beforeAll(async () => {
    template = await buildSchoolTemplate();
    school = await template.open();
    await school.type(
      'Участники!A2:D3',
      [
        ['К-01', 'Тестовая Анна', null, 'anna@example.org'],
        ['К-02', 'Тестовый Борис', null, 'Boris@example.org'],
      ],
      school.owner,
    );
    return () => template.remove();
  });

  const csv = (...rows: string[][]) => [
    { rows: csvRows(Buffer.from(rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'))) },
  ];
  const google = () =>
    csv(
      ['Отметка времени', 'Адрес электронной почты', questions.code.title, `1. ${scaleTitles[0]} *`, 'Лишний вопрос'],
      ['2026/10/12 10:15:30 AM GMT+3', '', 'К-01', '8', 'да'],
      ['2026/10/12 11:00:00 AM GMT+3', 'boris@example.org', '', '7', ''],
      ['2026/10/12 11:30:00 AM GMT+3', 'nobody@example.org', '', '7', ''],
      ['когда-то', '', 'К-01', '7', ''],
    );

  const answers = async () => parse(await school.read()).answers.feedback;

  it('first says what fits, what does not and why, and writes nothing', async () => {
    const preview = await importFile(site(), 'feedback', google(), false);
    const text = importText(preview, false);
    expect(text).toContain('Лишний вопрос – такого вопроса в анкете нет');
    expect(text).toContain('строка 4: нет кода участника');
    expect(text).toContain('строка 5: нет времени ответа');
    expect(text).toContain('Новых ответов: 2, уже есть: 0, взять нельзя: 2.');
    expect(text).toContain('Ничего не записано');
    expect(text).not.toMatch(/Тестов|example\.org/);
    expect(await answers()).toEqual([]);
  });

  it('adds the answers once, however often the file comes', async () => {
    expect((await importFile(site(), 'feedback', google(), true)).added).toBe(2);
    const found = await answers();
    expect(found.map(({ submittedAt, fields }) => [submittedAt, fields.code])).toEqual([
      ['2026-10-12T10:15:30', 'К-01'],
      ['2026-10-12T11:00:00', 'К-02'],
    ]);
    const { revision } = await school.read();
    expect(await importFile(site(), 'feedback', google(), true)).toMatchObject({ added: 0, known: 2 });
    expect(await school.read()).toMatchObject({ revision });
    expect(await answers()).toHaveLength(2);
  });

  it('recognises a record with a differently rounded time', async () => {
    const yandex = (time: string) =>
      csv(['ID', 'Время создания', questions.code.title, scaleTitles[0] ?? ''], ['77', time, 'К-02', '9']);
    expect((await importFile(site(), 'feedback', yandex('2026-10-13 09:00:00'), true)).added).toBe(1);
    expect((await importFile(site(), 'feedback', yandex('2026-10-13 09:00:01'), true)).added).toBe(0);
    expect(await answers()).toHaveLength(3);
  });

  it('writes the answers into the Table that Google makes on the tab, or below it if Google refuses that', async () => {
    const table = async () => {
      const fields = 'sheets(properties(title,sheetId),tables(tableId,range))';
      const { sheets = [] } = await site().sheets.read(school.spreadsheetId, fields);
      return sheets.find(({ properties }) => properties?.title === forms.feedback.tab)?.tables?.[0];
    };
    expect((await table())?.range?.endRowIndex).toBe(4);
    const file = (hour: string) =>
      csv(['Время создания', questions.code.title, scaleTitles[0] ?? ''], [`2026-10-14 ${hour}:00:00`, 'К-02', '9']);
    const below = { ...(await table())?.range, startRowIndex: 4, endRowIndex: 6 };
    await site().sheets.write(school.spreadsheetId, [{ addTable: { table: { tableId: 'own', range: below } } }]);
    await expect(importFile(site(), 'feedback', file('09'), true)).rejects.toThrow(/Ответы записаны, но Google не/);
    expect(await answers()).toHaveLength(4);
    await site().sheets.write(school.spreadsheetId, [{ deleteTable: { tableId: 'own' } }]);
    expect((await table())?.range?.endRowIndex).toBe(4);
  });

  it('an import of another form is refused', async () => {
    await expect(importFile(site(), 'feedback', csv(['Имя', 'Рост'], ['a', 'b']), true)).rejects.toThrow(
      'Ни один столбец',
    );
  });
});

describe('answers of the same time', () => {
  let template: SchoolTemplate;
  let school: TestSchool;
  const { questions } = forms.meetingReport;
  const { code, pairCode, kind, heldOn, minutes, topicArea, done } = questions;
  const titles = [code, pairCode, kind, heldOn, minutes, topicArea, done].map(({ title }) => title);

  beforeAll(async () => {
    template = await buildSchoolTemplate();
    return () => template.remove();
  });
  beforeEach(async () => {
    school = await template.open();
    await school.type('Участники!A2:D2', [['К-01', 'Тестовая Анна', null, 'anna@example.org']], school.owner);
  });

  const take = (text: string, apply = true, said = {}) =>
    importFile(
      { ...school, random: Math.random, pause: async () => undefined },
      'meetingReport',
      [{ rows: csvRows(Buffer.from(text)) }],
      apply,
      { checked: [], ...said },
    );
  const reports = async () => parse(await school.read()).answers.meetingReport;
  const paper = (time: string, pair: string, rest = 'регулярная;13.10.2026;40;Общение с родителями;Разбор') =>
    `${time};К-01;${pair};${rest}`;
  const file = (...rows: string[]) => [`Дата;${titles.join(';')}`, ...rows].join('\n');

  it('all count: two pairs on one day without an hour, each report with its own id', async () => {
    const day = file(paper('14.10.2026', 'П-01'), paper('14.10.2026', 'П-02'));
    expect(await take(day)).toMatchObject({ added: 2, unusable: [], besides: [] });
    expect((await reports()).map(({ fields }) => fields.pairCode)).toEqual(['П-01', 'П-02']);
    expect(new Set((await reports()).map(({ responseId }) => responseId)).size).toBe(2);
    expect(await take(day)).toMatchObject({ added: 0, known: 2 });
  });

  it('are reported to the curator if the tab has another answer with an equal time', async () => {
    await take(file(paper('14.10.2026', 'П-01')));
    const more = await take(file(paper('14.10.2026', 'П-01'), paper('14.10.2026', 'П-02')), false);
    expect(more).toMatchObject({ known: 1, besides: [3] });
    expect(importText(more, false)).toContain('с тем же временем, но с другим содержанием; возьмём и эти: строки 3.');
  });

  it('count from any file: a number that begins at 1 again does not identify an answer', async () => {
    const numbered = (number: string, row: string) => `№;${file(row).replace('\n', `\n${number};`)}`;
    expect((await take(numbered('1', paper('14.10.2026 09:00:00', 'П-01')))).added).toBe(1);
    expect((await take(numbered('1', paper('15.10.2026 09:00:00', 'П-01')))).added).toBe(1);
    expect((await take(numbered('2', paper('15.10.2026 09:00:00', 'П-01')))).added).toBe(0);
  });

  it('are found below the school’s own titles of a question, and below former titles', async () => {
    await school.type('Ответы: отчёт о встрече!C1', [['С какой парой Вы встречались?']], school.owner);
    const renamed = file(paper('14.10.2026', 'П-01')).replace(questions.pairCode.title, 'с какой парой вы встречались');
    expect((await take(renamed, false)).fresh.map(({ cells }) => cells.pairCode)).toEqual(['П-01']);
    // This file was exported before the school changed the title.
    expect((await take(file(paper('14.10.2026', 'П-01')), false)).unusable).toEqual([]);
  });

  it('are refused if nobody can tell day from month, and imported once the curator says it', async () => {
    const rest = 'регулярная;10/9/2026;40;Общение с родителями;Разбор';
    const open = file(paper('2026/10/09 4:15:23 PM GMT+3', 'П-01', rest), paper('2026/10/10 4:15:23 PM GMT+3', 'П-01'));
    const preview = await take(open, false);
    expect(preview.fresh.map(({ row }) => row)).toEqual([3]);
    expect(importText(preview, false)).toMatch(/строка 2: непонятно, где в дате «10\/9\/2026» \(«Дата встречи»\) день/);
    await take(open, true, { dates: 'monthFirst' });
    expect((await reports()).map(({ fields }) => fields.heldOn)).toEqual(['2026-10-09', '2026-10-13']);
  });

  it('have their dates read in the order that any date of the file shows', async () => {
    const rest = (day: string) => `регулярная;${day};40;Общение с родителями;Разбор`;
    const text = file(
      paper('2026/10/09 4:15:23 PM GMT+3', 'П-01', rest('10/9/2026')),
      paper('2026/10/24 4:15:23 PM GMT+3', 'П-01', rest('10/23/2026')),
    );
    await take(text);
    expect((await reports()).map(({ fields }) => fields.heldOn)).toEqual(['2026-10-09', '2026-10-23']);
  });

  it('a file without a column for the time is refused as a whole, with the missing titles', async () => {
    const text = file(paper('14.10.2026', 'П-01')).replace('Дата;', 'Когда;');
    await expect(take(text)).rejects.toThrow(/нет столбца с временем ответа\. Искали: «Отметка времени», «Timestamp»/);
  });
});

describe('a file of Microsoft Forms', () => {
  let template: SchoolTemplate;
  let school: TestSchool;
  const { questions } = forms.feedback;
  const [scale = ''] = Object.values(questions).flatMap(({ type, title }) => (type.kind === 'scale' ? [title] : []));

  beforeAll(async () => {
    template = await buildSchoolTemplate();
    school = await template.open();
    return () => template.remove();
  });

  it.each([
    [
      ['ID', 'Start time', 'Completion time', 'Email', 'Name', 'Last modified time'],
      ['10/9/2026 9:10:22', '10/23/2026 9:15:40'],
    ],
    [
      ['ИД', 'Время начала', 'Время выполнения', 'Адрес электронной почты', 'Имя', 'Время последнего изменения'],
      ['09.10.2026 9:10:22', '23.10.2026 9:15:40'],
    ],
    [
      ['ИД', 'Время начала', 'Время выполнения', 'Электронная почта', 'Имя', 'Язык'],
      ['09.10.26 9:10', '23.10.26 9:15:40'],
    ],
    [
      ['ID', 'Start time', 'Completion time', 'Email', 'Name', 'Language'],
      ['10/9/26 9:10', '10/23/26 9:15:40'],
    ],
  ])('is imported with the time of sending: %j', async (head, [start, end]) => {
    const anonymous = head[0] === 'ID' ? 'anonymous' : 'анонимно';
    const text = [
      [...head, questions.code.title, scale],
      ['1', start, end, anonymous, '', '', 'К-01', '8'],
    ]
      .map((row) => row.join(';'))
      .join('\n');
    const { fresh, unusable, columns } = await importFile(
      { ...school, random: Math.random, pause: async () => undefined },
      'feedback',
      [{ rows: csvRows(Buffer.from(text)) }],
      false,
    );
    expect(unusable).toEqual([]);
    expect(columns.unmatched).toEqual([]);
    expect(fresh).toMatchObject([{ code: 'К-01', submittedAt: '2026-10-23T09:15:40' }]);
  });
});

describe('the headers of a form', () => {
  it('are distinguished by their words alone', () => {
    for (const { questions } of Object.values<Form>(forms)) {
      const titles = Object.values(questions).map(({ title }) => plain(title));
      expect(new Set(titles).size).toBe(titles.length);
    }
  });
});

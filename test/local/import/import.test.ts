import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../../functions/workbook/parse.ts';
import { csvRows, decode, delimiterOf } from '../../../local/import/answer-file.ts';
import { importFile, importText } from '../../../local/import/import-file.ts';
import { slashOrder, writtenTime } from '../../../local/import/written-time.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import { mouldSchool, type SchoolMould, type TestSchool } from '../../functions/jobs/school-kit.ts';

const ZONE = 'Europe/Moscow';

describe('the time of an answer', () => {
  it.each([
    ['01.06.2026 10:15:30', '2026-06-01T10:15:30'],
    ['01.06.2026 10:15', '2026-06-01T10:15:00'],
    ['1.6.2026', '2026-06-01T00:00:00'],
    ['2026-06-01 10:15:30', '2026-06-01T10:15:30'],
    ['2026-06-01T10:15:30+03:00', '2026-06-01T10:15:30'],
    ['2026-06-01T07:15:30.123Z', '2026-06-01T10:15:30'],
    ['2026/06/01 10:15:30 AM GMT+3', '2026-06-01T10:15:30'],
    ['2026/06/01 12:15:30 AM GMT+3', '2026-06-01T00:15:30'],
    ['2026/06/01 1:15:30 PM MSK', '2026-06-01T13:15:30'],
    ['2026/06/01 10:15:30 PM GMT+5', '2026-06-01T20:15:30'],
    ['31.02.2026 10:00', undefined],
    ['вчера', undefined],
    ['01.06.2026 10:15 чего-то', undefined],
  ])('%s', (text, expected) => {
    expect(writtenTime(text, ZONE, 'unknown')).toBe(expected);
  });

  it('with slashes is read only where the column says which number is the day', () => {
    expect(slashOrder(['06/01/2026 10:00', '06/25/2026 10:00'])).toBe('monthFirst');
    expect(slashOrder(['06/01/2026', '25/06/2026'])).toBe('dayFirst');
    expect(writtenTime('06/01/2026 10:00', ZONE, 'monthFirst')).toBe('2026-06-01T10:00:00');
    expect(writtenTime('06/01/2026 10:00', ZONE, 'dayFirst')).toBe('2026-01-06T10:00:00');
    expect(writtenTime('06/01/2026 10:00', ZONE, 'unknown')).toBeUndefined();
  });
});

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
  ])('is cut where its first line says: %j', (text, sign) => {
    expect(delimiterOf(text)).toBe(sign);
  });

  it('keeps line breaks and quotes inside of quotes', () => {
    expect(csvRows(Buffer.from('"a\n""b""";c\n'))).toEqual([['a\n"b"', 'c']]);
  });
});

describe('an import', () => {
  let mould: SchoolMould;
  let school: TestSchool;
  const site = () => ({ ...school, random: Math.random, pause: async () => undefined });
  const { questions } = forms.feedback;
  const scaleTitles = Object.values(questions)
    .filter(({ type }) => type.kind === 'scale')
    .map(({ title }) => title);

  beforeAll(async () => {
    mould = await mouldSchool();
    school = await mould.open();
    await school.type(
      'Участники!A2:D3',
      [
        ['К-01', 'Тестовая Анна', null, 'anna@example.org'],
        ['К-02', 'Тестовый Борис', null, 'Boris@example.org'],
      ],
      school.owner,
    );
    return () => mould.remove();
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

  it('says first what fits, what does not and why, and writes nothing', async () => {
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

  it('knows a record by its number, though its time was written otherwise', async () => {
    const yandex = (time: string) =>
      csv(['ID', 'Время создания', questions.code.title, scaleTitles[0] ?? ''], ['77', time, 'К-02', '9']);
    expect((await importFile(site(), 'feedback', yandex('2026-10-13 09:00:00'), true)).added).toBe(1);
    expect((await importFile(site(), 'feedback', yandex('2026-10-13 09:00:01'), true)).added).toBe(0);
    expect(await answers()).toHaveLength(3);
  });

  it('of another form is refused', async () => {
    await expect(importFile(site(), 'feedback', csv(['Имя', 'Рост'], ['a', 'b']), true)).rejects.toThrow(
      'Ни один столбец',
    );
  });
});

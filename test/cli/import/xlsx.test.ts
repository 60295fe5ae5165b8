import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importFile, importText } from '../../../cli/import/import-file.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import { answerFile } from '../../../workspace/answer-file.ts';
import { buildSchoolTemplate, type SchoolTemplate, type TestSchool } from '../../functions/jobs/school-kit.ts';
import { type XlsxSheet, xlsx } from '../../workspace/xlsx-kit.ts';

let template: SchoolTemplate;
let school: TestSchool;
let folder: string;

const { questions } = forms.feedback;
const CODE = questions.code.title;
const scales = Object.values(questions).flatMap(({ type, title }) => (type.kind === 'scale' ? [title] : []));
const [first = '', second = ''] = scales;

beforeAll(async () => {
  template = await buildSchoolTemplate();
  folder = await mkdtemp(join(tmpdir(), 'import-'));
  return async () => {
    await template.remove();
    await rm(folder, { recursive: true });
  };
});
beforeEach(async () => {
  school = await template.open();
  await school.type(
    'Участники!A2:D3',
    [
      ['К-01', 'Тестовая Анна', null, 'anna@example.org'],
      ['К-02', 'Тестовый Борис', null, 'boris@example.org'],
    ],
    school.owner,
  );
});

async function file(bytes: Uint8Array, name = 'answers.xlsx'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

const take = async (path: string, apply = true) =>
  importFile(
    { ...school, random: Math.random, pause: async () => undefined },
    'feedback',
    await answerFile(path),
    apply,
  );

const answers = async () =>
  parse(await school.read()).answers.feedback.map(({ submittedAt, fields }) => ({ submittedAt, ...fields }));

/** The responses tab as Google Sheets exports it: dates are numbers with a format, scales are numbers. */
const google = (...more: XlsxSheet['rows']): XlsxSheet => ({
  name: 'Ответы на форму (1)',
  rows: [
    ['Отметка времени', 'Адрес электронной почты', CODE, first, second, 'Ваш любимый цвет?'],
    [{ at: '2026-10-12T10:15:30' }, 'anna@example.org', 'К-01', 8, 9, 'синий'],
    [{ at: '2026-10-12T23:59:59', as: 'm/d/yyyy h:mm:ss' }, 'boris@example.org', null, 7, 10, null],
    ...more,
  ],
});

/** An export of Yandex Forms. Each answer has a number, and times are ISO texts. */
const yandex = (time = '2026-10-13T09:00:00+03:00'): XlsxSheet => ({
  name: 'Ответы',
  rows: [
    ['ID', 'Время создания', CODE, `1. ${first}`, `2. ${second}`],
    [1234567890, time, 'К-02', '9', '8'],
  ],
});

describe('an .xlsx of Google Forms', () => {
  it('gives its times, numbers and codes; a second import changes nothing', async () => {
    const path = await file(xlsx([google()]));
    expect((await take(path)).added).toBe(2);
    expect(await answers()).toMatchObject([
      { submittedAt: '2026-10-12T10:15:30', code: 'К-01' },
      { submittedAt: '2026-10-12T23:59:59', code: 'К-02' },
    ]);
    const { revision } = await school.read();
    expect(await take(path)).toMatchObject({ added: 0, known: 2 });
    expect((await school.read()).revision).toBe(revision);
  });

  it.each(['dd.mm.yyyy hh:mm:ss', 'dd/mm/yyyy\\ hh:mm', 'yyyy\\-mm\\-dd\\ hh:mm:ss', 'General'])(
    'has its times read in the format %s, to the second',
    async (as) => {
      const rows = Array.from({ length: 60 }, (_, s) => {
        const at = `2026-10-12T10:15:${String(s).padStart(2, '0')}`;
        return [{ at, as }, null, 'К-01', 8, 9, null];
      });
      const [head = null] = google().rows;
      const { fresh } = await take(await file(xlsx([{ name: 'A', rows: [head, ...rows] }])), false);
      expect(fresh.map(({ submittedAt }) => submittedAt.slice(-2))).toEqual(
        Array.from({ length: 60 }, (_, s) => String(s).padStart(2, '0')),
      );
    },
  );

  it('first says what does not fit and why, by the spreadsheet program’s row numbers, without names', async () => {
    const path = await file(
      xlsx([
        google(
          null,
          [null, null, null, null, null, null],
          [{ at: '2026-10-12T12:00:00' }, 'nobody@example.org', null, 7, 7, null],
          [null, 'anna@example.org', 'К-01', 7, 7, null],
          [{ at: '2026-10-12T13:00:00' }, null, 'К-02', 70, 'много', null],
        ),
      ]),
    );
    const text = importText(await take(path, false), false);
    expect(text).toContain('Ваш любимый цвет? – такого вопроса в анкете нет');
    expect(text).toContain('строка 6: нет кода участника, и по адресу почты он не находится');
    expect(text).toContain('строка 7: нет времени ответа');
    expect(text).toMatch(new RegExp(`строка 8: «${first.slice(0, 10)}`));
    expect(text).toContain('Новых ответов: 3, уже есть: 0, взять нельзя: 2.');
    expect(text).not.toMatch(/Тестов|example\.org/);
    expect(await answers()).toEqual([]);
  });

  it('is found among the tabs of a whole workbook, below a merged title and empty rows', async () => {
    const { rows } = google();
    const path = await file(
      xlsx([
        {
          name: 'Сводка',
          rows: [
            ['Показатель', 'Значение'],
            ['Охват', 70],
          ],
        },
        { name: 'Ответы', merges: ['A1:F1'], rows: [['Обратная связь, волна 1'], null, ...rows] },
      ]),
    );
    const taken = await take(path);
    expect(taken).toMatchObject({ added: 2, unusable: [] });
    expect(importText(taken, true)).toContain('Лист «Ответы», заголовки в строке 3.');
    expect(taken.fresh.map(({ row }) => row)).toEqual([4, 5]);
  });
});

describe('an .xlsx of Yandex Forms', () => {
  it('is recognised by its answers, whatever the later format of their times', async () => {
    expect((await take(await file(xlsx([yandex()])))).added).toBe(1);
    expect(await answers()).toMatchObject([{ submittedAt: '2026-10-13T09:00:00', code: 'К-02' }]);
    expect((await take(await file(xlsx([yandex('13.10.2026 09:00:01')])))).added).toBe(0);
  });

  it('has the same answers as the CSV in Windows-1251 with semicolons', async () => {
    expect((await take(await file(xlsx([yandex()])))).added).toBe(1);
    const text = yandex()
      .rows.map((row) => row?.map((cell) => `"${cell}"`).join(';'))
      .join('\r\n');
    const cp1251 = Uint8Array.from([...`${text}\r\n`].map(byte1251));
    expect(await take(await file(cp1251, 'answers.csv'))).toMatchObject({ added: 0, known: 1 });
  });
});

describe('a file that is something else', () => {
  it.each([
    ['an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'старого вида .xls'],
    [
      'a table of LibreOffice',
      new TextEncoder().encode(`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK`),
      'OpenDocument (.ods). Откройте его и сохраните как .xlsx или .csv.',
    ],
    ['a broken .xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'не читается как таблица .xlsx'],
    ['an empty one', new Uint8Array(), 'пуст'],
    ['a page', new TextEncoder().encode('<!DOCTYPE html><html><body>Войдите</body></html>'), 'страница сайта'],
  ])('is refused with what to do: %s', async (_, bytes, words) => {
    await expect(answerFile(await file(bytes))).rejects.toThrow(words);
  });

  it('is read in UTF-16 too, as Excel writes «Текст Юникод»', async () => {
    const text = `\uFEFFОтметка времени\t${CODE}\t${first}\r\n12.10.2026 10:15:30\tК-01\t8\r\n`;
    expect((await take(await file(Buffer.from(text, 'utf16le'), 'answers.txt'))).added).toBe(1);
  });

  it('restores characters that .xlsx cannot contain, as line breaks', async () => {
    const [{ rows = [] } = {}] = await answerFile(
      await file(xlsx([{ name: 'A', rows: [['учителям_x000B_и удержать']] }])),
    );
    expect(rows).toEqual([['учителям\nи удержать']]);
  });

  it('keeps its row numbers if there are empty rows between', async () => {
    const text = `Отметка времени,${CODE},"${first}"\n\n\nкогда-то,К-01,8\n`;
    const { unusable } = await take(await file(Buffer.from(text), 'answers.csv'), false);
    expect(unusable.map(({ row }) => row)).toEqual([4]);
  });
});

/** The Windows-1251 byte of a letter. */
function byte1251(letter: string): number {
  const code = letter.charCodeAt(0);
  const special: Readonly<Record<string, number>> = { '«': 0xab, '»': 0xbb, '–': 0x96, '—': 0x97, ё: 0xb8, Ё: 0xa8 };
  if (code < 128) return code;
  if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
  const found = special[letter];
  if (found === undefined) throw new Error(`No such letter in Windows-1251: ${letter}`);
  return found;
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerFile } from '../../../workspace/answer-file.ts';
import { readStaffList } from '../../../workspace/staff/read-staff-list.ts';
import { type XlsxCell, xlsx } from '../xlsx-kit.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'staff-'));
  return () => rm(folder, { recursive: true });
});

async function listOf(bytes: Uint8Array) {
  const path = join(folder, 'list');
  await writeFile(path, bytes);
  return readStaffList(await answerFile(path), { today: '2026-09-10' });
}

const inline = (...runs: readonly string[]): XlsxCell => ({ inline: runs });
const workbook = (...rows: readonly (readonly XlsxCell[] | null)[]) => listOf(xlsx([{ name: 'Лист1', rows }]));

/** Encodes Cyrillic and ASCII letters in Windows-1251. */
const windows = (text: string) =>
  Uint8Array.from([...text], (letter) => {
    const point = letter.codePointAt(0) ?? 0;
    if (letter === '№') return 0xb9;
    if (letter === 'ё') return 0xb8;
    return point >= 0x410 && point <= 0x44f ? point - 0x350 : point;
  });
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a staff list in a file', () => {
  const lines = (sign: string, end: string) =>
    [
      ['№', 'ФИО', 'Должность', 'Почта'],
      ['1', 'Образцов Пётр Ильич', 'учитель', 'petr@example.org'],
      ['', '', '', ''],
      ['2', 'Тестова Анна Ивановна', 'учитель', 'anna@example.org'],
    ]
      .map((cells) => cells.join(sign))
      .join(end);

  it.each([
    ['Windows-1251 with semicolons', windows(lines(';', '\r\n'))],
    ['UTF-8 with its mark and commas', utf8(`\uFEFF${lines(',', '\n')}`)],
    ['UTF-8 with tabs', utf8(lines('\t', '\n'))],
    ['UTF-16 with tabs, «Текст Юникод»', utf16(lines('\t', '\r\n'))],
    ['the line that names the sign', utf8(`sep=;\r\n${lines(';', '\r\n')}`)],
  ])('is read: %s', async (_, bytes) => {
    const { staff } = await listOf(bytes);
    expect(staff.map(({ name, email }) => [name, email])).toEqual([
      ['Образцов Пётр Ильич', 'petr@example.org'],
      ['Тестова Анна Ивановна', 'anna@example.org'],
    ]);
  });

  it('is read as 1C writes it: texts in the cells, in several runs, days as dates', async () => {
    const day = (at: string): XlsxCell => ({ at: `${at}T00:00:00`, as: 'dd/mm/yyyy' });
    const { staff, left } = await workbook(
      [inline('Список сотрудников')],
      null,
      [inline('Таб. №'), inline('Сотрудник'), inline('Должность'), inline('Дата рождения'), inline('Дата увольнения')],
      [inline('0000-00001'), inline('Тес', 'това Анна Ивановна'), inline('учитель'), day('1985-03-12'), null],
      [inline('0000-00002'), inline('Образцов Пётр Ильич'), inline('учитель'), day('1970-01-01'), day('2026-08-31')],
    );
    expect(staff).toEqual([{ row: 4, name: 'Тестова Анна Ивановна', position: 'учитель', open: {} }]);
    expect(left).toEqual([5]);
  });

  it('has the values of its formulas; without a value, the name is joined from its parts', async () => {
    const joined = (row: number, gave?: string): XlsxCell => ({
      formula: `B${row}&" "&C${row}&" "&D${row}`,
      ...(gave === undefined ? {} : { gave }),
    });
    const { staff } = await workbook(
      ['№', 'Фамилия', 'Имя', 'Отчество', 'ФИО', 'Должность', 'Стаж'],
      [1, 'Тестова', 'Анна', 'Ивановна', joined(2, 'Тестова Анна Ивановна'), 'учитель', { formula: '1+15', gave: 16 }],
      [{ formula: 'A2+1' }, 'Образцов', 'Пётр', 'Ильич', joined(3), 'директор', { error: '#REF!' }],
    );
    expect(staff).toEqual([
      { row: 2, name: 'Тестова Анна Ивановна', position: 'учитель', open: { experienceBand: 'from11to20' } },
      { row: 3, name: 'Образцов Пётр Ильич', position: 'директор', open: {} },
    ]);
  });

  it('does not give the post of a person with an unreadable name to the person above', async () => {
    const { staff, problems } = await workbook(
      ['ФИО', 'Должность', 'Почта'],
      ['Тестова Анна Ивановна', 'учитель', 'anna@example.org'],
      [{ error: '#N/A' }, 'директор', 'petr@example.org'],
    );
    expect(staff).toMatchObject([{ row: 2, position: 'учитель' }]);
    expect(problems).toMatchObject([{ row: 3, field: 'name', isHeld: true }]);
  });
});

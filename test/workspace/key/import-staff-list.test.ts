import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { googleSheets } from '../../../functions/gateways/google-sheets.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { csvRows } from '../../../workspace/answer-file.ts';
import { importStaffList, type StaffListImport } from '../../../workspace/key/import-staff-list.ts';
import { findKey, readKey } from '../../../workspace/key/key-file.ts';
import type { SchoolConnection } from '../../../workspace/school-connection.ts';
import { emptySchool, SERVICE, type TestSchool } from '../../functions/jobs/school-kit.ts';

let school: TestSchool;
let folder = '';
beforeAll(async () => {
  school = await emptySchool();
  await school.install();
  const { tables } = parse(await school.read());
  const mode = tables.settings.find(({ key }) => key === 'privacyMode');
  await school.type(`Настройки!C${(mode?.at ?? 0) + 1}`, [['коды']]);
  folder = await mkdtemp(join(tmpdir(), 'key-'));
  return async () => {
    await school.close();
    await rm(folder, { recursive: true });
  };
});

/** Imports a staff list, as `npm run key -- make` does. @returns the printed text */
async function make(key: string, lines: readonly string[], options: Partial<StaffListImport> = {}): Promise<string> {
  const path = join(folder, key);
  const said: string[] = [];
  const file = [{ rows: csvRows(new TextEncoder().encode(lines.join('\n'))) }];
  const errand = {
    path,
    before: (await findKey(path)) ?? new Map(),
    file,
    sheet: undefined,
    identifications: new Map(),
    yes: false,
  };
  await importStaffList(connection(), { ...errand, ...options }, (line) => said.push(line));
  return said.join('\n');
}

function connection(): SchoolConnection {
  const { spreadsheetId, emulator } = school;
  const google = bearerAccess(emulator.url, SERVICE);
  return {
    spreadsheetId,
    sheets: googleSheets(google),
    google,
    docsRoot: emulator.url,
    clock: { now: () => new Date('2026-09-10T07:00:00Z') },
    random: () => 0.5,
    pause: async () => undefined,
  };
}

const keyIn = (name: string) => readKey(join(folder, name));
const codeOf = async (name: string) =>
  [...(await keyIn('key.csv'))].find(([, entry]) => entry.name === name)?.[0] ?? '';
const entered = async () => parse(await school.read()).tables.people.flatMap(({ code }) => code ?? []);

describe('a staff list at a school in the mode «коды»', () => {
  it('gives codes once; next year’s list shows its changes, is applied after a yes, and raises doubts', async () => {
    const april = [
      'ФИО;Должность;Почта',
      'Тестова Анна Ивановна;учитель;anna@old.example',
      'Образцова Вера Львовна;учитель;',
    ];
    expect(await make('key.csv', april)).toContain('Новых людей: 2, всего: 2. Кодов внесено в таблицу: 2.');
    const [anna, vera, before] = [
      await codeOf('Тестова Анна Ивановна'),
      await codeOf('Образцова Вера Львовна'),
      await keyIn('key.csv'),
    ];

    const september = [
      'Педагоги на 01.09.2026;;',
      'ФИО;Должность;Почта',
      'Тестова Анна Ивановна;завуч;anna@new.example',
      'Замужева Вера Львовна;учитель;',
      'Пробный Иван Кузьмич;учитель;',
      'Директор;;Образцов П.И.',
    ];
    const shown = await make('key.csv', september);
    expect(shown).toContain('(заголовки, итоги, подписи, вакансии), пропущены: 6.');
    expect(shown).toContain(
      `${anna} (Тестова Анна Ивановна), строка 3: должность: учитель → завуч; почта: anna@old.example → anna@new.example`,
    );
    expect(shown).toContain(`да: --same 4=${vera}`);
    expect(shown).toContain('Ничего не записано.');
    expect(await keyIn('key.csv')).toEqual(before);

    expect(await make('key.csv', september, { yes: true })).toContain('Новых людей: 1, всего: 3.');
    expect((await keyIn('key.csv')).get(vera)?.name).toBe('Образцова Вера Львовна');
    await make('key.csv', september, { yes: true, identifications: new Map([[4, vera]]) });
    const after = await keyIn('key.csv');
    expect(after.get(anna)).toEqual({ name: 'Тестова Анна Ивановна', position: 'завуч', email: 'anna@new.example' });
    expect(after.get(vera)?.name).toBe('Замужева Вера Львовна');
    expect((await entered()).sort()).toEqual([...after.keys()].sort());
  });

  it('makes a report if the workbook has codes that the key lacks', async () => {
    const before = await entered();
    expect(await make('other.csv', ['ФИО', 'Чужая Нина Петровна'])).toContain(
      `уже есть коды, которых нет в ключе ${join(folder, 'other.csv')}: ${before.length}.`,
    );
  });
});

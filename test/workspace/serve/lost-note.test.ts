import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { decide } from '../../../functions/jobs/decide.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { importSchool } from '../../../workspace/serve/backup/export.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { enterTeachers, typeRows } from './people-kit.ts';
import { newFolder, serveAt, sessionOf } from './serving-kit.ts';

const LATER = 'Тестова Вера Ивановна';
const NEW = 'Пробная Зоя Олеговна';

let folder: string;
let serving: Serving;
beforeAll(async () => {
  folder = await newFolder();
  serving = await serveAt(join(folder, 'first'));
  return async () => {
    await serving.close();
    await rm(folder, { recursive: true, force: true });
  };
});

const codeOf = async (name: string) => {
  const { sheets, spreadsheetId } = serving.school.workspace.school;
  return parse(await readWorkbook(sheets, spreadsheetId)).tables.people.find((person) => person.name === name)?.code;
};
const entered = async (name: string, email: string) => {
  await typeRows(serving, 'people', [[name, 'учитель', email]]);
  await serving.school.run.notify();
};

describe('a backup on a new computer, without the note of sent letters', () => {
  let lost: string | undefined;

  test('brings a school whose letters wait, and which gives no codes until the curator decides', async () => {
    sessionOf(serving, 'keeper');
    await enterTeachers(serving, ['Тестова Анна Петровна', 'Тестов Пётр Петрович']);
    const file = await serving.school.backUp();
    await entered(LATER, 'later@example.org');
    lost = await codeOf(LATER);
    expect(lost).toBe('К-03');
    await serving.close();

    const data = join(folder, 'second');
    await importSchool({ file, data, backups: join(data, 'backups') }, new Date());
    serving = await serveAt(data);
    await entered(NEW, 'new@example.org');
    const { report } = serving.school.run.state;
    expect(report?.hold?.cause).toBe('restored');
    expect(await codeOf(NEW)).toBeUndefined();
  });

  test('never gives a code that somebody may have had after the backup', async () => {
    await decide(serving.school.workspace.school, 'goOn', () => 'x'.repeat(40));
    await serving.school.run.notify();
    expect(serving.school.run.state.report?.hold).toBeUndefined();
    expect(Number((await codeOf(NEW))?.slice(2))).toBeGreaterThan(400);
  });

  test('asks the curator once: after a restart the school works on', async () => {
    await serving.close();
    serving = await serveAt(join(folder, 'second'));
    await serving.school.run.notify();
    expect(serving.school.run.state.report?.hold).toBeUndefined();
  });
});

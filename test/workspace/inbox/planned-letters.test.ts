import { beforeAll, expect, test } from 'vitest';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { openNewSchool } from '../new-school.ts';

let workspace: Workspace;

beforeAll(async () => {
  workspace = await openNewSchool('2026-08-24', { isExample: true });
  const text = 'ФИО\tДолжность\tПочта\nТестова Анна Ивановна\tучитель\tanna@example.org';
  await post('people/write', { text, invite: 'now' });
  return () => workspace.close();
});

const post = (path: string, fields: Record<string, string>) =>
  fetch(`${workspace.url}${path}`, {
    method: 'POST',
    headers: { origin: new URL(workspace.url).origin },
    body: new URLSearchParams(fields),
  });

const page = async (path: string) => (await fetch(`${workspace.url}${path}`)).text();

async function outbox() {
  const { tables } = parse(await readWorkbook(workspace.school.sheets, workspace.spreadsheetId));
  return tables.outbox;
}

test('letters are found by the name of their recipient', async () => {
  const found = await page(`inbox?to=${encodeURIComponent('тестова анна')}`);
  expect(found).toContain('Тестова Анна Ивановна &lt;anna@example.org>');
  expect(await page(`inbox?to=${encodeURIComponent('Неизвестнова')}`)).toContain('Таких писем нет.');
});

test('a planned letter says when it goes, and is held and let go by ticks', async () => {
  const planned = (await outbox()).find(({ status, code }) => status === 'planned' && code === 'К-01');
  const row = planned?.noticeKey ?? '';
  expect(await page('lists/letters')).toMatch(/уйдёт (завтра|\d\d\.\d\d\.2026) в 8:00/);
  const state = async () => (await outbox()).find(({ noticeKey }) => noticeKey === row)?.status;
  await post('lists/letters', { row, action: 'hold' });
  expect(await state()).not.toBe('planned');
  expect(await page('lists/letters')).toContain('задержано');
  await post('lists/letters', { row, action: 'release' });
  expect(await state()).toBe('planned');
});

test('the kinds of letters come from «Рассылка»', async () => {
  const found = await page(`inbox?kind=${encodeURIComponent('Приглашение и бланк согласия')}`);
  expect(found).toContain('anna@example.org');
});

test('«Следующий день» moves the clock of the demonstration', async () => {
  for (let day = 0; day < 2; day++) await post('inbox/next-day', {});
  expect(workspace.clock.now().toISOString().slice(0, 10)).toBe('2026-08-26');
});

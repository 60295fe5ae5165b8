import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { momentOf } from '../../../simulation/school-day.ts';
import { movingClock } from '../../../workspace/moving-clock.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { openNewSchool } from '../new-school.ts';

const LIST = 'ФИО\tДолжность\tПочта\nТестова Анна Ивановна\tучитель\tanna@example.org';
const UNDO = /action="\/(undo\/\d+)"/;

const post = (workspace: Workspace, path: string, fields: Readonly<Record<string, string>>) =>
  fetch(`${workspace.url}${path}`, {
    method: 'POST',
    headers: { origin: new URL(workspace.url).origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
const actionsOf = async (workspace: Workspace) => (await fetch(`${workspace.url}actions`)).text();
const peopleOf = async ({ school, spreadsheetId }: Workspace) =>
  parse(await readWorkbook(school.sheets, spreadsheetId)).tables.people;

it('an action can be undone after a restart, empty cells included, and for thirty days', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'actions-'));
  const dataFile = join(folder, 'school.sqlite');
  let workspace = await openNewSchool('2026-08-24', { dataFile });
  onTestFinished(async () => {
    await workspace.close();
    await rm(folder, { recursive: true });
  });
  const { port, spreadsheetId } = workspace;
  const restart = async (day: string) => {
    await workspace.close();
    const clock = movingClock(momentOf(day, '10:00'));
    workspace = await openNewSchool(day, { dataFile, port, spreadsheetId, clock });
  };
  await post(workspace, 'people/write', { text: LIST });
  expect(await peopleOf(workspace)).toHaveLength(1);
  // The second action fills a cell that was empty.
  await post(workspace, 'lists/invitations', { row: 'К-01', action: 'invite', 'invite.invitedOn': '2026-08-24' });
  expect(await peopleOf(workspace)).toMatchObject([{ invitedOn: '2026-08-24' }]);

  await restart('2026-08-25');
  const [, last = ''] = UNDO.exec(await actionsOf(workspace)) ?? [];
  await post(workspace, last, { back: '/actions' });
  const [person] = await peopleOf(workspace);
  expect(person).toMatchObject({ name: 'Тестова Анна Ивановна' });
  expect(person?.invitedOn).toBeUndefined();

  await restart('2026-09-23');
  expect(await actionsOf(workspace)).toMatch(UNDO);
  await restart('2026-09-24');
  expect(await actionsOf(workspace)).toContain('Отменить нечего');
});

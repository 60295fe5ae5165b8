import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { beforeAll, expect, it } from 'vitest';
import type { Snapshot } from '../../../functions/workbook/snapshot.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import type { Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { actOn, clearColumn, typeOver } from '../../../simulation/campaign/user-actions.ts';
import { isFreeDay } from '../../../simulation/school-day.ts';
import { SERVICE, type Workspace } from '../../../workspace/workspace.ts';
import { liveYear } from '../../simulation/year-kit.ts';
import { collectionsOf, restorer } from './school-kit.ts';

/** Tabs with history that no run can derive again. The memory restores what prevents a second letter (outbox-history.test.ts). */
const LEDGERS = new Set(['outbox', 'journal']);

/** Links that the next preparation of documents writes. */
const isLinkOfDraft = (table: string, key: string) => table === 'documents' && key === 'draft';

const systemColumns = (Object.values(tables) as Table[])
  .filter(({ name, kind }) => kind !== 'answers' && !LEDGERS.has(name))
  .map(({ name, columns }) => ({
    table: name,
    columns: Object.keys(columns).filter((key) => columns[key]?.owner === 'system' && !isLinkOfDraft(name, key)),
  }));

const rounds = Array.from({ length: Math.max(...systemColumns.map(({ columns }) => columns.length)) }, (_, i) => i);

let workspace: Workspace;
let before: Snapshot;
let restore: () => void;

const read = () => readWorkbook(workspace.school.sheets, workspace.spreadsheetId);

/** The cells of a row up to the last filled one. An empty cell may be absent, undefined or never written. */
const filledCells = (row: readonly unknown[]) =>
  Array.from(row.slice(0, row.findLastIndex((cell) => (cell ?? '') !== '') + 1), (cell) => cell ?? '');

/** The cells and links of each tab. */
const said = ({ tabs }: Snapshot) =>
  Object.fromEntries(
    systemColumns.map(({ table }) => {
      const tab = tabs.get(table);
      const filled = (tab?.cells ?? []).map(filledCells);
      return [table, { cells: filled, links: [...(tab?.links ?? [])].sort() }];
    }),
  );

beforeAll(async () => {
  const year = { seed: 3, teachers: 8, until: '2026-12-16', calm: true, isOff: isFreeDay };
  ({ workspace } = await liveYear(year));
  await workspace.prepareDocuments();
  await workspace.sync();
  before = await read();
  restore = restorer(workspace.emulator.store, collectionsOf(workspace.spreadsheetId));
  return () => workspace.close();
});

it.each(rounds)(
  'one system column of every tab, typed over or wiped (%i): the next run restores it, and no letter goes out',
  async (n) => {
    restore();
    const requests = systemColumns.flatMap(({ table, columns }, at) => {
      const key = columns[n];
      const isFilled = (before.tabs.get(table)?.cells.length ?? 0) > 1;
      return key !== undefined && isFilled
        ? actOn(before, table, (n + at) % 2 === 0 ? typeOver(key, 'чужое') : clearColumn(key))
        : [];
    });
    const { rootUrl = '', auth } = workspace.accessOf(SERVICE);
    const { spreadsheets } = sheets({ version: 'v4', auth, rootUrl });
    await spreadsheets.batchUpdate({ spreadsheetId: workspace.spreadsheetId, requestBody: { requests } });
    expect((await workspace.sync()).sent).toBe(0);
    expect(said(await read())).toEqual(said(before));
    expect(await workspace.sync()).toMatchObject({ changes: 0, sent: 0 });
  },
);

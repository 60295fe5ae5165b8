import { describe, expect, it } from 'vitest';
import { appendRow } from '../../../functions/workbook/append-row.ts';
import { commit, readWorkbook } from '../../../functions/workbook/workbook.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { curatorPages, LIST } from './pages-kit.ts';

const { workspace, send, read, enter } = curatorPages();

describe('the group meeting', () => {
  it('ticks those who were there by a pasted list, keeps what was typed, and asks about the other lines', async () => {
    await enter(LIST);
    const snapshot = await readWorkbook(workspace().school.sheets, workspace().spreadsheetId);
    const tab = snapshot.tabs.get('mentees');
    if (!tab) throw new Error('The workbook has no mentees.');
    const status = tables.mentees.columns.status.type.write('active');
    const rows = ['К-01', 'К-02'].map((code) => appendRow(tab, { code, status }));
    await commit(workspace().school.sheets, snapshot, rows, { random: Math.random });
    const shown = await send('gathering', [
      ['action', 'match'],
      ['place', 'кабинет 12'],
      ['pasted', 'Тестова А. И.\nНеизвестнова Вера Олеговна'],
    ]);
    expect(shown.page).toMatch(/value="К-01"[^>]*checked/);
    expect(shown.page).not.toMatch(/value="К-02"[^>]*checked/);
    expect(shown.page).toContain('value="кабинет 12"');
    expect(shown.page).toContain('Строка 2: Неизвестнова Вера Олеговна – на этой странице нет');
    await send('gathering', [
      ['action', 'held'],
      ['date', '2026-08-24'],
      ['row', 'К-01'],
      ['row', ''],
    ]);
    expect((await read()).events).toMatchObject([{ held: true, attendees: ['К-01'], absentees: ['К-02'] }]);
  });
});

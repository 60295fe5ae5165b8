import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { describe, expect, it } from 'vitest';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { decide } from '../../../functions/jobs/decide.ts';
import { sync } from '../../../functions/jobs/sync.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { clearColumn, deleteRows, sortAlone } from '../../../simulation/campaign/user-actions.ts';
import { LATER, schoolWithPast, twice } from './past-kit.ts';
import { SERVICE } from './school-kit.ts';

const past = schoolWithPast();

describe('hidden data that somebody deleted', () => {
  const deleteMark = (metadataKey: string) =>
    past.workbook.rearrange({ deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataKey } } } });
  const deleteMarkerTab = async () => {
    const { markerSheetId } = await past.workbook.read();
    await past.workbook.rearrange({ deleteSheet: { sheetId: markerSheetId } });
    await past.workbook.install();
  };
  const wipeMemory = async () => {
    const { markerSheetId } = await past.workbook.read();
    await past.workbook.rearrange({ updateCells: { range: { sheetId: markerSheetId }, fields: 'userEnteredValue' } });
  };
  const noted = async () =>
    JSON.parse((await past.workbook.sheets.notes?.recall(past.workbook.spreadsheetId)) ?? '{}').seal.revision;
  const exchangeCodes = () => past.act('people', sortAlone('code'));

  it('the seal: letters wait until the curator decides, and the note keeps its revision', async () => {
    const revision = await noted();
    await deleteMark('nastavnik.memory');
    for (const day of [11, 12, 15]) expect(await past.run(day)).toMatchObject({ sent: 0, hold: { cause: 'restored' } });
    expect(await noted()).toBe(revision);
    await decide(past.school(), 'goOn', () => 'unused');
    for (const day of LATER) expect((await past.run(day)).hold).toBeUndefined();
    expect(await noted()).toBeGreaterThan(revision);
    expect(twice(past.keys)).toEqual([]);
  });

  it('the seal, for a program without a note: the memory counts as damaged', async () => {
    await deleteMark('nastavnik.memory');
    const { notes: _, ...sheets } = past.workbook.sheets;
    past.now = '2026-06-11T07:00:00Z';
    expect(await sync(past.school({ sheets }))).toMatchObject({ sent: 0, hold: { cause: 'lost' } });
  });

  it.each([
    ['the text of the memory', wipeMemory],
    ['the hidden tab', deleteMarkerTab],
  ])('%s, and codes exchanged as well: nobody gets a colleague’s code', async (_, lose) => {
    const before = await past.codes();
    await lose();
    await exchangeCodes();
    expect(await past.run(11)).toMatchObject({ sent: 0, hold: { cause: 'lost' } });
    await decide(past.school(), 'goOn', () => 'unused');
    await past.run(11);
    expect(await past.codes()).toEqual(before);
  });

  it('the secret, and all codes as well: each person gets the former code again', async () => {
    const before = await past.codes();
    await deleteMark('nastavnik.secret');
    await past.workbook.install();
    await past.act('people', clearColumn('code'));
    for (const day of LATER) await past.run(day);
    expect(await past.codes()).toEqual(before);
    expect(twice(past.keys)).toEqual([]);
  });

  it('the memory and the seal of a copy: no letter goes, because the forms still show that it is a copy', async () => {
    const { rootUrl = '', auth } = bearerAccess(past.workbook.emulator.url, SERVICE);
    const { data } = await drive({ version: 'v3', rootUrl, auth }).files.copy({ fileId: past.workbook.spreadsheetId });
    const spreadsheetId = data.id ?? '';
    const { markerSheetId: sheetId } = await readWorkbook(past.workbook.sheets, spreadsheetId);
    const dataFilter = { developerMetadataLookup: { metadataKey: 'nastavnik.memory' } };
    const requests = [
      { deleteDeveloperMetadata: { dataFilter } },
      { updateCells: { range: { sheetId }, fields: 'userEnteredValue' } },
    ];
    await past.workbook.owner.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
    past.now = '2026-06-11T07:00:00Z';
    expect(await sync(past.school({ spreadsheetId }))).toMatchObject({ sent: 0, hold: { cause: 'copy' } });
  });
});

describe('a hidden tab that was damaged', () => {
  const spoil = async () => {
    const { markerSheetId } = await past.workbook.read();
    await past.workbook.rearrange({
      updateCells: { range: { sheetId: markerSheetId }, fields: 'userEnteredValue' },
    });
  };

  it('is written again if the tabs are complete', async () => {
    await spoil();
    expect((await past.run(11)).hold).toBeUndefined();
    expect((await past.workbook.read()).remembered.memory?.letters.size).toBeGreaterThan(3);
    await past.act('outbox', deleteRows(0, 900));
    for (const day of LATER) await past.run(day);
    expect(twice(past.keys)).toEqual([]);
  });

  it('stops all letters if rows of «Рассылка» are missing as well, until the curator decides', async () => {
    const sent = past.keys.length;
    await spoil();
    await past.act('outbox', deleteRows(0, 900));
    expect(await past.run(11)).toMatchObject({ sent: 0, hold: { cause: 'lost', missing: expect.any(Number) } });
    await decide(past.school(), 'goOn', () => 'unused');
    expect((await past.run(11)).hold).toBeUndefined();
    // The note outside the workbook still lists the letters.
    expect(twice(past.keys)).toEqual([]);
    expect(past.keys.length).toBeGreaterThanOrEqual(sent);
  });

  it('still lets a person be erased: the note forgets the digests, and nobody else gets the code', async () => {
    const noted = async () =>
      JSON.parse((await past.workbook.sheets.notes?.recall(past.workbook.spreadsheetId)) ?? '{}').people;
    const own = (all: [number, string[]][]) => all.find(([number]) => number === 2)?.[1];
    expect(own(await noted())).toHaveLength(2);
    await spoil();
    await past.act('outbox', deleteRows(0, 3));
    await past.erase('К-02', 11);
    expect((await past.run(11)).hold).toMatchObject({ cause: 'lost' });
    expect(own(await noted())).toEqual(['erased']);
    await decide(past.school(), 'goOn', () => 'unused');
    await past.workbook.type('Участники!B3:D3', [['Новенькая Жанна', 'учитель', 'zhanna@example.org']]);
    await past.run(12);
    expect((await past.codes())['zhanna@example.org']).toBe('К-05');
  });

  it('a deleted hidden tab is restored by the installer, and no letter goes twice', async () => {
    const { markerSheetId } = await past.workbook.read();
    await past.workbook.rearrange({ deleteSheet: { sheetId: markerSheetId } });
    await expect(past.run(11)).rejects.toMatchObject({ code: 'notInstalled' });
    await past.workbook.install();
    for (const day of LATER) expect((await past.run(day)).hold).toBeUndefined();
    expect(twice(past.keys)).toEqual([]);
  });
});

it.each(['mailPaused', 'privacyMode'])(
  'a deleted row of «Настройки» stops the work instead of counting as usual: %s',
  async (key) => {
    const at = await past.settingRow(key);
    const { tabs } = await past.workbook.read();
    const sheetId = tabs.get('settings')?.sheetId ?? 0;
    await past.workbook.rearrange({
      deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: at, endIndex: at + 1 } },
    });
    for (const day of [11, 12]) expect(await past.run(day)).toMatchObject({ sent: 0 });
    expect((await past.programme()).tables.problems.map(({ sheet }) => sheet)).toEqual(['Настройки']);
    await past.workbook.install();
    for (const day of [15, 16]) await past.run(day);
    expect(past.keys.length).toBeGreaterThan(past.first.keys.length);
    expect(twice(past.keys)).toEqual([]);
  },
);

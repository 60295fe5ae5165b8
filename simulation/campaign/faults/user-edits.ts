import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { forms } from 'googleapis/build/src/apis/forms/index.js';
import type { Snapshot, Tab } from '../../../functions/workbook/snapshot.ts';
import { SERVICE } from '../../../workspace/workspace.ts';
import type { Chance } from '../../seeded.ts';
import type { EditFault } from '../fault.ts';
import type { FaultTarget } from '../fault-target.ts';
import { RENAMED } from '../staff-cells.ts';
import {
  type Act,
  clearColumn,
  clearTab,
  copyAll,
  deleteRows,
  insertRows,
  sortAlone,
  sortRows,
  typeOver,
} from '../user-actions.ts';

type Strike = EditFault['strike'];

const fault = (
  name: string,
  about: string,
  perYear: number,
  strike: Strike,
  leaves: EditFault['leaves'] = 'nothing',
): EditFault => ({ at: 'edit', name, about, perYear, leaves, strike });

const ofKind = ({ tabs }: Snapshot, kind: Tab['layout']['kind']) =>
  [...tabs.values()].filter(({ layout, columns }) => layout.kind === kind && columns.size > 0);

/** An action on one of the tabs that people work in. */
const onTab =
  (act: (chance: Chance, tab: Tab) => Act, kind: Tab['layout']['kind'] = 'register'): Strike =>
  async (target, chance) => {
    const tab = chance.pick(ofKind(await target.snapshot(), kind));
    await target.edit(...act(chance, tab)(tab));
    return undefined;
  };

/** An action after which people restore the version before it, because they could not go on. */
const thenRestored =
  (strike: Strike): Strike =>
  async (target, chance) => {
    const before = target.versions.now();
    await strike(target, chance);
    return async () => target.versions.restore(before);
  };

const anyColumn = (chance: Chance, { columns }: Tab) => chance.pick([...columns.keys()]);

const renamed: Strike = async (target, chance) => {
  const tab = chance.pick(ofKind(await target.snapshot(), 'register'));
  const place = chance.pick([...tab.columns.values()]);
  const header = tab.cells[0]?.[place];
  const write = (value: string) =>
    target.edit({
      updateCells: {
        start: { sheetId: tab.sheetId, rowIndex: 0, columnIndex: place },
        rows: [{ values: [{ userEnteredValue: { stringValue: value } }] }],
        fields: 'userEnteredValue',
      },
    });
  await write(`${RENAMED} ${place}`);
  return () => write(String(header));
};

const moved = onTab((chance, { columnCount, columns }) => ({ sheetId }) => {
  const startIndex = chance.pick([...columns.values()]);
  const source = { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 };
  return [{ moveDimension: { source, destinationIndex: chance.int(0, columnCount) } }];
});

const columnDeleted = onTab((chance, { columns }) => ({ sheetId }) => {
  const startIndex = chance.pick([...columns.values()]);
  return [{ deleteDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 } } }];
});

const columnDoubled = onTab((chance, { columns }) => ({ sheetId }) => {
  const from = chance.pick([...columns.values()]);
  const at = (startColumnIndex: number) => ({ sheetId, startColumnIndex, endColumnIndex: startColumnIndex + 1 });
  const range = { sheetId, dimension: 'COLUMNS', startIndex: from + 1, endIndex: from + 2 };
  return [
    { insertDimension: { range, inheritFromBefore: true } },
    { copyPaste: { source: at(from), destination: at(from + 1), pasteType: 'PASTE_NORMAL' } },
  ];
});

const anyTab = async (target: FaultTarget, chance: Chance) => chance.pick([...(await target.snapshot()).tabs.values()]);

const title = (sheetId: number, text: string) => ({
  updateSheetProperties: { properties: { sheetId, title: text }, fields: 'title' },
});

const tabRenamed: Strike = async (target, chance) => {
  const tab = await anyTab(target, chance);
  await target.edit(title(tab.sheetId, `${RENAMED}: ${tab.title}`));
  return () => target.edit(title(tab.sheetId, tab.title));
};

const tabDeleted: Strike = async (target, chance) => {
  const { sheetId } = await anyTab(target, chance);
  await target.edit({ deleteSheet: { sheetId } });
  return undefined;
};

const tabDuplicated: Strike = async (target, chance) => {
  const { sheetId, title: name } = await anyTab(target, chance);
  const newSheetId = chance.int(1_000_000, 2_000_000);
  await target.edit({ duplicateSheet: { sourceSheetId: sheetId, newSheetId, newSheetName: `Копия: ${name}` } });
  return () => target.edit({ deleteSheet: { sheetId: newSheetId } });
};

const tabHidden: Strike = async (target, chance) => {
  const { sheetId } = await anyTab(target, chance);
  const hide = (hidden: boolean) => ({
    updateSheetProperties: { properties: { sheetId, hidden }, fields: 'hidden' },
  });
  await target.edit(hide(true));
  return () => target.edit(hide(false));
};

const access = ({ workspace }: FaultTarget) => {
  const { rootUrl = '', auth } = workspace.accessOf(SERVICE);
  return { rootUrl, auth };
};

const anyForm = async (target: FaultTarget, chance: Chance) =>
  chance.pick([...(await target.snapshot()).forms.values()]).formId;

const formEdited: Strike = async (target, chance) => {
  const formId = await anyForm(target, chance);
  const requests = [{ updateFormInfo: { info: { description: 'Отвечайте спокойно.' }, updateMask: 'description' } }];
  await forms({ version: 'v1', ...access(target) }).forms.batchUpdate({ formId, requestBody: { requests } });
  return undefined;
};

const formClosed: Strike = async (target, chance) => {
  const formId = await anyForm(target, chance);
  const api = forms({ version: 'v1', ...access(target) });
  const accept = async (isAcceptingResponses: boolean) => {
    const publishSettings = { publishState: { isPublished: true, isAcceptingResponses } };
    await api.forms.setPublishSettings({ formId, requestBody: { publishSettings, updateMask: 'publishState' } });
  };
  await accept(false);
  return () => accept(true);
};

const formDeleted: Strike = async (target, chance) => {
  const fileId = await anyForm(target, chance);
  const api = drive({ version: 'v3', ...access(target) });
  const trash = async (trashed: boolean) => {
    await api.files.update({ fileId, requestBody: { trashed } });
  };
  await trash(true);
  return () => trash(false);
};

const protectionsGone: Strike = async (target) => {
  const { emulator, spreadsheetId } = target.workspace;
  const answer = await emulator.fetch(
    `${emulator.url}v4/spreadsheets/${spreadsheetId}?fields=sheets.protectedRanges.protectedRangeId`,
    { headers: { authorization: `Bearer ${SERVICE}` } },
  );
  const { sheets = [] } = (await answer.json()) as { sheets?: { protectedRanges?: { protectedRangeId: number }[] }[] };
  const ids = sheets.flatMap(({ protectedRanges = [] }) => protectedRanges.map((each) => each.protectedRangeId));
  if (ids.length === 0) return undefined;
  await target.edit(...ids.map((protectedRangeId) => ({ deleteProtectedRange: { protectedRangeId } })));
  return undefined;
};

/** Restores an older version of the spreadsheet. */
const restored: Strike = async ({ versions }, chance) => {
  const version = versions.back(chance.int(0, 2));
  if (version) versions.restore(version);
  return undefined;
};

/** Copies the spreadsheet, as for the next year. The program runs on the copy as well. */
const copied: Strike = async (target) => {
  const api = drive({ version: 'v3', ...access(target) });
  const { data } = await api.files.copy({ fileId: target.workspace.spreadsheetId, requestBody: { name: 'Копия' } });
  const fileId = data.id ?? '';
  await target.runOn(fileId);
  return async () => {
    await api.files.delete({ fileId });
  };
};

const movedToOthers: Strike = async (target) => {
  const api = drive({ version: 'v3', ...access(target) });
  const requestBody = { type: 'user', role: 'owner', emailAddress: 'new-owner@example.org' };
  await api.permissions.create({
    fileId: target.workspace.spreadsheetId,
    transferOwnership: true,
    requestBody,
  });
  return undefined;
};

const timeZone: Strike = async (target, chance) => {
  const zone = (text: string) => ({
    updateSpreadsheetProperties: { properties: { timeZone: text }, fields: 'timeZone' },
  });
  await target.edit(zone(chance.pick(['Asia/Kamchatka', 'Europe/Berlin', 'America/New_York'])));
  return () => target.edit(zone('Europe/Moscow'));
};

const settingsEmptied: Strike = async (target) => {
  const tab = (await target.snapshot()).tabs.get('settings');
  if (tab) await target.edit(...clearColumn('value')(tab));
  return undefined;
};

/** Deletes rows of «Рассылка», which the program restores from its memory. */
const lettersDeleted: Strike = async (target, chance) => {
  const tab = (await target.snapshot()).tabs.get('outbox');
  if (tab) await target.edit(...deleteRows(chance.int(0, Math.max(0, tab.cells.length - 2)), chance.int(1, 5))(tab));
  return undefined;
};

const WORDS = ['отменено', 'отправлено', 'К-09', '1', 'нет', '01.06.2026'];

/** Actions of people between the program's read and its commit. */
export const editFaults: readonly EditFault[] = [
  fault(
    'rows-sorted',
    'Somebody sorts a tab.',
    4,
    onTab((chance, tab) => sortRows(anyColumn(chance, tab), chance.happens(0.5) ? 'ASCENDING' : 'DESCENDING')),
  ),
  fault(
    'rows-inserted',
    'Somebody inserts rows.',
    3,
    onTab((chance, { cells }) => insertRows(chance.int(0, cells.length - 1), chance.int(1, 3))),
  ),
  fault(
    'rows-deleted',
    'Somebody deletes rows.',
    1,
    thenRestored(onTab((chance, { cells }) => deleteRows(chance.int(0, cells.length - 1), chance.int(1, 30)))),
    'damage',
  ),
  fault('letters-deleted', 'Somebody deletes rows of «Рассылка».', 1, lettersDeleted, 'delay'),
  fault('rows-cleared', 'Somebody empties a tab.', 1, thenRestored(onTab(() => clearTab)), 'damage'),
  fault(
    'column-cleared',
    'Somebody empties a column.',
    1,
    thenRestored(onTab((chance, tab) => clearColumn(anyColumn(chance, tab)))),
    'damage',
  ),
  fault(
    'pasted-over',
    'Somebody pastes a word over a column.',
    1,
    thenRestored(onTab((chance, tab) => typeOver(anyColumn(chance, tab), chance.pick(WORDS)))),
    'damage',
  ),
  fault('rows-doubled', 'Somebody copies all rows below the last.', 1, thenRestored(onTab(() => copyAll)), 'damage'),
  fault(
    'column-sorted-alone',
    'Somebody sorts a column without the others.',
    1,
    thenRestored(onTab((chance, tab) => sortAlone(anyColumn(chance, tab)))),
    'damage',
  ),
  fault('column-renamed', 'Somebody renames a column.', 2, renamed),
  fault('column-moved', 'Somebody moves a column.', 2, moved),
  fault('column-deleted', 'Somebody deletes a column.', 1, thenRestored(columnDeleted), 'damage'),
  fault('column-doubled', 'Somebody doubles a column.', 1, thenRestored(columnDoubled), 'damage'),
  fault('tab-renamed', 'Somebody renames a tab.', 1, tabRenamed),
  fault('tab-deleted', 'Somebody deletes a tab.', 1, thenRestored(tabDeleted), 'damage'),
  fault('tab-duplicated', 'Somebody duplicates a tab.', 1, tabDuplicated),
  fault('tab-hidden', 'Somebody hides a tab.', 1, tabHidden),
  fault('protections-gone', 'Somebody removes all protections.', 1, protectionsGone),
  fault('form-edited', 'Somebody edits a form.', 1, formEdited),
  fault('form-closed', 'Somebody closes a form, and opens it again.', 1, formClosed),
  fault('form-deleted', 'Somebody deletes a form, and takes it from the trash.', 1, formDeleted),
  fault(
    'answers-sorted',
    'Somebody sorts a tab with answers.',
    2,
    onTab((chance, tab) => sortRows(anyColumn(chance, tab), 'DESCENDING'), 'answers'),
  ),
  fault(
    'answers-typed-over',
    'Somebody types into a tab with answers.',
    1,
    thenRestored(onTab((chance, tab) => typeOver(anyColumn(chance, tab), chance.pick(WORDS)), 'answers')),
    'damage',
  ),
  fault('copied', 'Somebody copies the spreadsheet, and the program runs on the copy as well.', 1, copied),
  fault('restored', 'Somebody restores an older version of the spreadsheet.', 1, restored, 'damage'),
  fault('moved-to-others', 'The spreadsheet gets another owner.', 0.5, movedToOthers),
  fault('time-zone', 'Somebody changes the time zone of the spreadsheet.', 1, timeZone),
  fault('settings-emptied', 'Somebody empties the settings.', 1, thenRestored(settingsEmptied), 'damage'),
];

import type { Form } from '../../sheets-schema/form.ts';
import { FORM_MARK } from '../workbook/form-registry.ts';
import { sendPlanned } from '../workbook/held-batch.ts';
import { answersTab } from '../workbook/layout.ts';
import { type Request, TAB_MARK } from '../workbook/marks.ts';
import { findTabs, INSTALL_FIELDS } from '../workbook/read.ts';
import type { Tab } from '../workbook/snapshot.ts';
import { coverAnswers } from './cover-answers.ts';
import { answerFields, answersTabMarks, freshLink } from './form-marks.ts';
import { initialChoices } from './initial-choices.ts';
import type { InstallationTools } from './installation-tools.ts';

const column = (sheetId: number, index: number, rows: number, count = 1) => ({
  sheetId,
  startRowIndex: 1,
  endRowIndex: rows,
  startColumnIndex: index,
  endColumnIndex: index + count,
});

/** Where the earlier answers go: each under the same question. The school's own columns go to the right, with their headers. */
function moves(former: Tab, form: Form): { readonly from: number; readonly to: number; readonly own: boolean }[] {
  const fields = answerFields(form);
  const asked = fields.flatMap((field, to) => {
    const from = former.columns.get(field);
    return from === undefined ? [] : [{ from, to, own: false }];
  });
  const known = new Set(former.columns.values());
  const width = Math.max(0, ...former.cells.map((row) => row.length));
  const others = Array.from({ length: width }, (_, from) => from).filter(
    (from) => !known.has(from) && former.cells.some((row) => row[from] !== undefined),
  );
  return [...asked, ...others.map((from, i) => ({ from, to: fields.length + i, own: true }))];
}

/**
 * Requests that move the earlier answers into the tab of the new form, and empty and hide the former tab. We do not delete it, because Google may
 * refuse to delete a tab that is still linked to a form.
 * @param sheetId - id of the new tab, which has only headers
 * @param capacity - the numbers of rows and columns of the new tab
 */
function takeOverAnswers(
  form: Form,
  former: Tab,
  sheetId: number,
  capacity: { readonly rows: number; readonly columns: number },
): Request[] {
  const columns = moves(former, form);
  const rows = former.rowCount;
  const width = Math.max(...columns.map(({ to }) => to + 1), 0);
  const lacking = [
    { dimension: 'ROWS', length: rows - capacity.rows },
    { dimension: 'COLUMNS', length: width - capacity.columns },
  ].filter(({ length }) => length > 0);
  return [
    ...lacking.map((more) => ({ appendDimension: { sheetId, ...more } })),
    ...columns.map(({ from, to, own }) => {
      const top = own ? 0 : 1;
      return {
        copyPaste: {
          source: { ...column(former.sheetId, from, rows), startRowIndex: top },
          destination: { ...column(sheetId, to, rows), startRowIndex: top },
          pasteType: 'PASTE_NORMAL',
        },
      };
    }),
    // Rows that people added in the meantime stay in the former tab. Its header stays too, because a Table needs one.
    {
      updateCells: {
        range: { sheetId: former.sheetId, startRowIndex: 1, endRowIndex: rows },
        fields: 'userEnteredValue',
      },
    },
    {
      deleteDeveloperMetadata: {
        dataFilter: {
          developerMetadataLookup: {
            metadataKey: TAB_MARK,
            metadataValue: answersTab(form.name),
            metadataLocation: { sheetId: former.sheetId },
          },
        },
      },
    },
    {
      updateSheetProperties: {
        properties: { sheetId: former.sheetId, title: `${form.tab} (прежняя, ${former.sheetId})`, hidden: true },
        fields: 'title,hidden',
      },
    },
  ];
}

/**
 * Replaces a form that no longer opens, and moves the earlier answers into the new form's tab. After a stop midway it can run again, because the
 * answers move in the batch that records the new form.
 * @param remadeOn - ISO date. Links from earlier letters do not work, so the next run sends the new link to everybody who still has to answer.
 */
export async function remakeForm(
  site: InstallationTools,
  spreadsheetId: string,
  form: Form,
  remadeOn: string,
): Promise<void> {
  const made = await site.forms.create(form, initialChoices);
  const { sheetId } = await site.forms.linkToTab(made.formId, spreadsheetId, form.tab);
  const read = () => site.sheets.read(spreadsheetId, INSTALL_FIELDS);
  await sendPlanned(site.sheets, spreadsheetId, read, (spreadsheet) => {
    const former = findTabs(spreadsheet).get(answersTab(form.name));
    const grid = spreadsheet.sheets?.find(({ properties }) => properties?.sheetId === sheetId)?.properties
      ?.gridProperties;
    const capacity = { rows: grid?.rowCount ?? 0, columns: grid?.columnCount ?? 0 };
    // If the former tab is gone, `findTabs` finds the new tab by its title.
    const taken = former && former.sheetId !== sheetId ? former : undefined;
    return {
      columns: new Map(taken ? [[taken, new Set(moves(taken, form).map(({ from }) => from))]] : []),
      requests: [
        ...(taken ? takeOverAnswers(form, taken, sheetId, capacity) : []),
        { updateSheetProperties: { properties: { sheetId, title: form.tab }, fields: 'title' } },
        ...answersTabMarks(form, sheetId),
        {
          updateDeveloperMetadata: {
            dataFilters: [{ developerMetadataLookup: { metadataKey: `${FORM_MARK}${form.name}` } }],
            developerMetadata: { metadataValue: JSON.stringify({ ...freshLink(form, made, spreadsheetId), remadeOn }) },
            fields: 'metadataValue',
          },
        },
      ],
    };
  });
  await coverAnswers(site.sheets, spreadsheetId, form);
}

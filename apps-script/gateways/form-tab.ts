import { isUnlinked, noteLink, openForm } from './begun-forms.ts';
import { spreadsheetMethods } from './sheets-service.ts';

interface TabName {
  readonly sheetId: number;
  readonly title: string;
}

/** The tabs of a spreadsheet. One call of the Sheets API costs less than one call of SpreadsheetApp for each tab. */
function tabsOf(spreadsheetId: string): TabName[] {
  const { sheets = [] } = spreadsheetMethods().get(spreadsheetId, { fields: 'sheets(properties(sheetId,title))' });
  return sheets.map(({ properties }) => ({ sheetId: properties?.sheetId ?? 0, title: properties?.title ?? '' }));
}

/** Whether the form already sends its answers to the spreadsheet. `getDestinationId` throws if a form has no destination. */
function sendsTo(form: GoogleAppsScript.Forms.Form, spreadsheetId: string): boolean {
  try {
    return form.getDestinationId() === spreadsheetId;
  } catch {
    return false;
  }
}

/** The tab of a form that is already linked. */
function linkedTab(formId: string, spreadsheetId: string): number | undefined {
  const tabs = SpreadsheetApp.openById(spreadsheetId).getSheets();
  return tabs.find((tab) => tab.getFormUrl()?.includes(formId))?.getSheetId();
}

/** Google may show the new tab only a little later. */
const MOST_LOOKS = 6;
const PAUSE_MS = 1000;

function newTab(spreadsheetId: string, before: readonly TabName[]): number | undefined {
  const known = new Set(before.map(({ sheetId }) => sheetId));
  for (let look = 1; ; look++) {
    const found = tabsOf(spreadsheetId).find(({ sheetId }) => !known.has(sheetId));
    if (found || look === MOST_LOOKS) return found?.sheetId;
    Utilities.sleep(PAUSE_MS);
  }
}

/**
 * Links a form to a tab for its answers. If the form is already linked, finds its tab, because another link would add a second tab.
 * @returns the tab's id
 */
export function tabOfForm(formId: string, spreadsheetId: string, title: string): number {
  const form = openForm(formId);
  const before = tabsOf(spreadsheetId);
  const isLinked = !isUnlinked(formId) && sendsTo(form, spreadsheetId);
  if (!isLinked) {
    form.setDestination(FormApp.DestinationType.SPREADSHEET, spreadsheetId);
    noteLink(formId);
    SpreadsheetApp.flush();
  }
  const sheetId = isLinked ? linkedTab(formId, spreadsheetId) : newTab(spreadsheetId, before);
  if (sheetId === undefined)
    throw new Error(`Google ещё не создал лист «${title}» для ответов на анкету. Запустите установку ещё раз.`);
  // If another tab already has this title, the new tab keeps Google's title. We find the tab by its metadata, not by its title.
  if (!before.some((tab) => tab.title === title)) {
    const requests = [{ updateSheetProperties: { properties: { sheetId, title }, fields: 'title' } }];
    spreadsheetMethods().batchUpdate({ requests }, spreadsheetId);
  }
  return sheetId;
}

import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Form } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { holdText } from '../domain/hold/hold-words.ts';
import type { SheetsGateway } from '../gateways/google-sheets.ts';
import { mergedColumns } from '../workbook/column-guards.ts';
import { FORM_MARK, type FormLink } from '../workbook/form-registry.ts';
import { sendPlanned } from '../workbook/held-batch.ts';
import { chartRequests } from '../workbook/install/charts.ts';
import { emptyFirstTab, markerRequests, tabRequests } from '../workbook/install/install-requests.ts';
import { type Repair, repairRequests } from '../workbook/install/repair-requests.ts';
import { findRevision, mark, type Request, SECRET_MARK } from '../workbook/marks.ts';
import { isCopy, readStoredMemory } from '../workbook/memory/stored-memory.ts';
import { questionsDigest } from '../workbook/questions-digest.ts';
import { findTabs, foreignForms, INSTALL_FIELDS, installedForms } from '../workbook/read.ts';
import { WorkbookError } from '../workbook/workbook-error.ts';
import { answersTabMarks, freshLink } from './form-marks.ts';
import { initialChoices } from './initial-choices.ts';
import type { InstallationTools } from './installation-tools.ts';
import { remakeForm } from './remake-form.ts';
import { upgradeForm } from './upgrade-form.ts';

interface NewSchool {
  readonly title: string;
  readonly timeZone: string;
  readonly programYear: number;
}

/** Creates an empty spreadsheet for a school; {@link install} fills it. */
export async function createWorkbook(sheets: SheetsGateway, school: NewSchool): Promise<string> {
  const created = await sheets.create({
    properties: { title: school.title, locale: 'ru_RU', timeZone: school.timeZone },
  });
  return created.spreadsheetId ?? '';
}

/**
 * Makes a form.
 * @param tabs - the number of tabs after Google links the form. Google puts the new tab first, and we move it to the end.
 * @returns requests for the form's tab and record
 */
async function installForm(
  site: InstallationTools,
  spreadsheetId: string,
  form: Form,
  tabs: number,
): Promise<Request[]> {
  const made = await site.forms.create(form, initialChoices);
  const { sheetId } = await site.forms.linkToTab(made.formId, spreadsheetId, form.tab);
  return [
    { updateSheetProperties: { properties: { sheetId, index: tabs }, fields: 'index' } },
    ...answersTabMarks(form, sheetId),
    mark(`${FORM_MARK}${form.name}`, JSON.stringify(freshLink(form, made, spreadsheetId)), { spreadsheet: true }),
  ];
}

/** An existing secret stays, because a new one would break all links in earlier letters. */
function secretRequests(
  { developerMetadata }: sheets_v4.Schema$Spreadsheet,
  { newSecret }: InstallationTools,
): Request[] {
  if (developerMetadata?.some(({ metadataKey }) => metadataKey === SECRET_MARK)) return [];
  return [mark(SECRET_MARK, newSecret(), { spreadsheet: true })];
}

/** The tab must already exist, because charts refer to its columns. */
function missingCharts(spreadsheet: sheets_v4.Schema$Spreadsheet): Request[] {
  const charts = (spreadsheet.sheets ?? []).flatMap((sheet) => sheet.charts ?? []);
  const have = new Set(charts.flatMap(({ chartId }) => chartId ?? []));
  return chartRequests(findTabs(spreadsheet).get('summary'), have);
}

/** The time was too short for the whole installation, and another call continues it. */
export class UnfinishedInstallation extends Error {
  /** @param left - titles of the forms that are still missing */
  constructor(readonly left: readonly string[]) {
    super(
      `Установка не закончена, осталось анкет: ${left.length}. Запустите её ещё раз, она продолжится с этого места.`,
    );
    this.name = 'UnfinishedInstallation';
  }
}

/** Requests that add all parts of the schema that are missing in the workbook's tabs. */
function missingParts(have: sheets_v4.Schema$Spreadsheet, programYear: number): Repair {
  const [tabs, repaired] = [tabRequests(have, programYear), repairRequests(have)];
  return {
    // Marks and protections come first, because they use column positions from before the new columns.
    requests: [...markerRequests(have), ...repaired.requests, ...tabs.requests, ...emptyFirstTab(have)],
    columns: mergedColumns(repaired.columns, tabs.columns),
  };
}

/** Whether an installation would change nothing. Writes nothing. */
export async function isInstalled(sheets: SheetsGateway, spreadsheetId: string, programYear: number): Promise<boolean> {
  const have = await sheets.read(spreadsheetId, INSTALL_FIELDS);
  const installed = installedForms(have.developerMetadata ?? []);
  const formsStand = (Object.values(forms) as readonly Form[]).every(
    (form) => installed.get(form.name)?.questions === questionsDigest(form),
  );
  const signed = have.developerMetadata?.some(({ metadataKey }) => metadataKey === SECRET_MARK) ?? false;
  return formsStand && signed && missingParts(have, programYear).requests.length + missingCharts(have).length === 0;
}

/** Until the curator decides about a copy, its forms and people belong to the original spreadsheet. */
function refuseCopy(have: sheets_v4.Schema$Spreadsheet, spreadsheetId: string): void {
  const remembered = readStoredMemory(have, findRevision(have)?.sheetId);
  if (!isCopy({ spreadsheetId, remembered, forms: installedForms(have.developerMetadata ?? []) })) return;
  throw new WorkbookError('copy', holdText({ cause: 'copy' }));
}

/** Names of the forms that are recorded as lost and still do not open. */
async function lostOf(
  site: InstallationTools,
  all: readonly Form[],
  installed: ReadonlyMap<string, FormLink>,
): Promise<ReadonlySet<string>> {
  const lost = new Set<string>();
  for (const { name } of all) {
    const link = installed.get(name);
    if (link?.lost && !(await site.forms.opens(link.formId))) lost.add(name);
  }
  return lost;
}

/**
 * Installs a workbook and its forms as the schema describes, and keeps everything that people wrote. It changes nothing in a complete workbook, so it
 * can run at any time.
 * @param remakeOn - today's ISO date, if the installation should replace forms that no longer open. Links to such forms in earlier letters do not
 * work.
 * @returns whether anything was missing
 * @throws UnfinishedInstallation if the time is over; the finished parts stay. WorkbookError `copy` if this is a copy of another school's workbook
 */
export async function install(
  site: InstallationTools,
  spreadsheetId: string,
  programYear: number,
  { remakeOn }: { readonly remakeOn?: string | undefined } = {},
): Promise<boolean> {
  const read = () => site.sheets.read(spreadsheetId, INSTALL_FIELDS);
  let have: sheets_v4.Schema$Spreadsheet = {};
  const isRepaired = await sendPlanned(site.sheets, spreadsheetId, read, (found) => {
    have = found;
    refuseCopy(found, spreadsheetId);
    const { requests, columns } = missingParts(found, programYear);
    return { requests: [...secretRequests(found, site), ...requests], columns };
  });
  const present = isRepaired ? await read() : have;
  const charts = missingCharts(present);
  if (charts.length > 0) await site.sheets.write(spreadsheetId, charts);
  site.progress('Листы таблицы готовы');

  const installed = installedForms(have.developerMetadata ?? []);
  const foreign = foreignForms(have.developerMetadata ?? []);
  const all = Object.values(forms) as readonly Form[];
  const lost = remakeOn ? await lostOf(site, all, installed) : new Set<string>();
  let upgraded = 0;
  for (const form of all) {
    const link = installed.get(form.name);
    if (link && !lost.has(form.name) && (await upgradeForm(site, spreadsheetId, form, link))) upgraded++;
  }
  const missing = all.filter(({ name }) => !installed.has(name) || lost.has(name));
  for (const [index, form] of missing.entries()) {
    if (site.hasTime?.() === false) throw new UnfinishedInstallation(missing.slice(index).map(({ title }) => title));
    const tabs = (present.sheets ?? []).length + index + 1;
    const remadeOn = foreign.get(form.name) ?? (installed.has(form.name) ? remakeOn : undefined);
    if (remadeOn) await remakeForm(site, spreadsheetId, form, remadeOn);
    else await site.sheets.write(spreadsheetId, await installForm(site, spreadsheetId, form, tabs));
    site.progress(`Анкета ${index + 1} из ${missing.length}: ${form.title}`);
  }
  return isRepaired || charts.length + upgraded + missing.length > 0;
}

import * as z from 'zod/mini';
import { erasePerson, findErased } from '../functions/jobs/erase-person.ts';
import { type ErasureScope, erasureScope } from '../functions/jobs/erasure-scope.ts';
import { erasureText } from '../functions/jobs/erasure-text.ts';
import { recordWithdrawal } from '../functions/jobs/record-withdrawal.ts';
import { cellsThat, ERASURE_FIELDS } from '../functions/workbook/erase/erase-requests.ts';
import { commandText } from '../sheets-schema/command-text.ts';
import { connection, orderErasure } from './connection.ts';
import { currentPlan } from './current-plan.ts';
import { withDocumentLock } from './document-lock.ts';
import { documentProperties } from './gateways/document-properties.ts';
import { driveService } from './gateways/drive-service.ts';
import { formAnswers } from './gateways/form-answers.ts';
import { keeperOnly } from './keeper.ts';
import { lookAgain } from './look-again.ts';
import { startRunTime, timed } from './run-time.ts';
import { thisSchool } from './this-school.ts';

const REPORT_KEY = 'erasure';
const storedReport = z.array(z.string());

/** The key of the person whose processing was just stopped. {@link stoppedErasure} takes the code once, so that the page shows what an erasure would destroy. */
const STOPPED_KEY = 'erasureStopped';

/**
 * Enters the withdrawal in the register, and stops everything that follows from the consent.
 * @throws Error if another account is the keeper, or the day does not fit
 */
export async function stopProcessing(code: string, on: string): Promise<void> {
  keeperOnly();
  documentProperties().deleteProperty(REPORT_KEY);
  await withDocumentLock(() => timed((time) => recordWithdrawal(thisSchool(time), code, on)));
  await lookAgain('menu');
  documentProperties().setProperty(STOPPED_KEY, code);
}

/** What an erasure would destroy of the person whose processing was just stopped; undefined if there is no such person. */
export function stoppedErasure(): ErasureScope | undefined {
  const properties = documentProperties();
  const code = properties.getProperty(STOPPED_KEY);
  properties.deleteProperty(STOPPED_KEY);
  return code === null ? undefined : scopeOfErasure(code);
}

/**
 * Lists the data that an erasure would destroy, and the cells in which a search finds the person. Writes nothing.
 * @throws Error if another account is the keeper (see `keeper.ts`), the names are not in this workbook, or the person has not withdrawn consent
 */
export function scopeOfErasure(code: string): ErasureScope {
  keeperOnly();
  documentProperties().deleteProperty(REPORT_KEY);
  const planned = currentPlan();
  if (planned.plan.programmeState.programme.settings.privacyMode === 'codes') {
    throw new Error(
      `Имена участников – в ключе на компьютере школы. Выполните там: ${commandText('key', `erase ${code} --spreadsheet АДРЕС_ТАБЛИЦЫ`)}`,
    );
  }
  const school = thisSchool(startRunTime());
  const spreadsheet = school.sheets.readNow(school.spreadsheetId, ERASURE_FIELDS);
  const { person } = findErased(planned.plan, code);
  const cells = cellsThat(spreadsheet, (text) => person.names(text));
  return erasureScope(planned, code, { cells, forms: [], drafts: [] });
}

/** Erases the data of a person who withdrew consent, in this script or in the cloud functions. Stores a report for {@link erasureReport}. */
export async function eraseParticipant(code: string): Promise<void> {
  scopeOfErasure(code);
  const place = connection();
  const report = await withDocumentLock(() =>
    timed(async (time) => {
      const school = thisSchool(time);
      return place.kind === 'connected'
        ? orderErasure(place.url, school.spreadsheetId, code)
        : erasePerson(school, formAnswers(), driveService(), code);
    }),
  );
  documentProperties().setProperty(REPORT_KEY, JSON.stringify(erasureText(report)));
}

/** The results of the last erasure and the remaining tasks for people, one sentence each; undefined if there is no report. */
export function erasureReport(): readonly string[] | undefined {
  const stored = documentProperties().getProperty(REPORT_KEY);
  return stored === null ? undefined : storedReport.safeParse(JSON.parse(stored)).data;
}

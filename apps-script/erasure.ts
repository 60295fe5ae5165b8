import * as z from 'zod/mini';
import { type Doomed, doomed } from '../functions/jobs/doomed.ts';
import { erasePerson } from '../functions/jobs/erase-person.ts';
import { erasureText } from '../functions/jobs/erasure-text.ts';
import { connection, orderErasure } from './connection.ts';
import { currentPlan } from './current-plan.ts';
import { withDocumentLock } from './document-lock.ts';
import { driveService } from './gateways/drive-service.ts';
import { formAnswers } from './gateways/form-answers.ts';
import { keeperOnly } from './keeper.ts';
import { startRunTime } from './run-time.ts';
import { thisSchool } from './this-school.ts';

const REPORT_KEY = 'erasure';
const storedReport = z.array(z.string());

/**
 * Lists the data that an erasure would destroy. Writes nothing.
 * @throws Error if another account is the keeper (see `keeper.ts`), the names are not in this workbook, or the person has not withdrawn consent
 */
export function whatWouldGo(code: string): Doomed {
  keeperOnly();
  PropertiesService.getDocumentProperties().deleteProperty(REPORT_KEY);
  const planned = currentPlan();
  if (planned.plan.programmeState.programme.settings.privacyMode === 'codes') {
    throw new Error(
      `Имена участников – в ключе на компьютере школы. Выполните там: npm run key -- erase ${code} --spreadsheet АДРЕС_ТАБЛИЦЫ`,
    );
  }
  return doomed(planned, code);
}

/** Erases the data of a person who withdrew consent, in this script or in the cloud functions. Stores a report for {@link erasureReport}. */
export async function eraseParticipant(code: string): Promise<void> {
  whatWouldGo(code);
  const place = connection();
  const report = await withDocumentLock(async () => {
    const time = startRunTime();
    const school = thisSchool(time);
    try {
      return place.kind === 'connected'
        ? orderErasure(place.url, school.spreadsheetId, code)
        : await erasePerson(school, formAnswers(), driveService(), code);
    } finally {
      time.end();
    }
  });
  PropertiesService.getDocumentProperties().setProperty(REPORT_KEY, JSON.stringify(erasureText(report)));
}

/** The results of the last erasure and the remaining tasks for people, one sentence each; undefined if there is no report. */
export function erasureReport(): readonly string[] | undefined {
  const stored = PropertiesService.getDocumentProperties().getProperty(REPORT_KEY);
  return stored === null ? undefined : storedReport.safeParse(JSON.parse(stored)).data;
}

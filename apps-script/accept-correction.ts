import { acceptCorrection } from '../functions/jobs/accept-correction.ts';
import { withDocumentLock } from './document-lock.ts';
import { keeperOnly } from './keeper.ts';
import { lookAgain } from './look-again.ts';
import { timed } from './run-time.ts';
import { thisSchool } from './this-school.ts';

/** Writes a suggested correction of «Проверка данных» into its cell. Then looks at the workbook again, because an edit by a script fires no trigger. */
export async function acceptHere(key: string): Promise<void> {
  keeperOnly();
  await withDocumentLock(() => timed((time) => acceptCorrection(thisSchool(time), key)));
  await lookAgain('menu');
}

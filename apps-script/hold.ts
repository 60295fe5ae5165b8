import * as z from 'zod/mini';
import { type Decision, decisions } from '../functions/domain/hold/hold.ts';
import { decide } from '../functions/jobs/decide.ts';
import { connection, orderDecision } from './connection.ts';
import { withDocumentLock } from './document-lock.ts';
import { keeperOnly } from './keeper.ts';
import { lookAgain } from './look-again.ts';
import { newSecret } from './new-secret.ts';
import { timed } from './run-time.ts';
import { thisSchool } from './this-school.ts';

/** The decision that a sidebar button sends. */
export const decisionShape = z.enum(decisions);

/** Carries out the curator's decision about letters on hold, in this script or in the cloud functions. Then looks at the workbook again. */
export async function decideHere(decision: Decision): Promise<void> {
  keeperOnly();
  const place = connection();
  if (place.kind === 'connected') {
    orderDecision(place.url, SpreadsheetApp.getActiveSpreadsheet().getId(), decision);
    return;
  }
  await withDocumentLock(() => timed((time) => decide(thisSchool(time), decision, newSecret)));
  await lookAgain('timer');
}

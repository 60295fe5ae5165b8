import { holdText } from '../functions/domain/hold/hold-words.ts';
import { deletePendingAnswers } from '../functions/jobs/delete-pending-answers.ts';
import { sync } from '../functions/jobs/sync.ts';
import { connection, forward } from './connection.ts';
import { tryWithDocumentLock } from './document-lock.ts';
import { answerDeleter } from './gateways/answer-deleter.ts';
import { documentProperties } from './gateways/document-properties.ts';
import { isKeeper } from './keeper.ts';
import { type RunTime, startRunTime, timed } from './run-time.ts';
import { thisSchool } from './this-school.ts';

/** The property that requests a look at the workbook. A run deletes the property when it begins the look. */
const ASKED_KEY = 'lookAgain';
const BY_HAND = 'byHand';
const WAIT_MS = 1_000;

/** Looks at the workbook until nobody requests another look. */
async function look(time: RunTime): Promise<void> {
  const properties = documentProperties();
  try {
    for (let asked = properties.getProperty(ASKED_KEY); asked !== null && time.hasTime(); ) {
      properties.deleteProperty(ASKED_KEY);
      const { hold } = await sync({ ...thisSchool(time), byHand: asked === BY_HAND });
      if (hold) SpreadsheetApp.getActiveSpreadsheet().toast(holdText(hold), 'Письма остановлены', 30);
      asked = properties.getProperty(ASKED_KEY);
    }
  } catch (error) {
    // This run has failed, so we request another one.
    properties.setProperty(ASKED_KEY, 'yes');
    throw error;
  }
}

/** Deletes the answers of erased people from the forms. Cloud functions cannot do this. */
async function deleteErasedAnswers(time: RunTime): Promise<void> {
  await deletePendingAnswers(thisSchool(time), answerDeleter());
}

/**
 * Does the work, unless another run is active. That run sees the property and looks again. The time of the work counts towards the daily trigger
 * time.
 */
async function oneRunAtATime(work: (time: RunTime) => Promise<void>): Promise<void> {
  const whole = (time: RunTime) => {
    time.begin();
    return work(time);
  };
  await tryWithDocumentLock(
    WAIT_MS,
    () => timed(whole),
    () => undefined,
  );
}

/** The cause of a run. `menu` means that a person requested it by hand. */
type Kind = 'formSubmit' | 'edit' | 'timer' | 'menu';

/**
 * The work of every trigger: looks at the workbook again, in this script or in the cloud functions. When the daily trigger time is nearly used up,
 * only the timer and the menu do so. Other accounts do nothing; the keeper's next run does the work (see `keeper.ts`).
 */
export async function lookAgain(kind: Kind): Promise<void> {
  const ignoresDailyLimit = kind === 'timer' || kind === 'menu';
  try {
    if (ignoresDailyLimit && isKeeper()) await oneRunAtATime(deleteErasedAnswers);
  } finally {
    // Letters must be sent even if Google refuses to delete an answer.
    const place = connection();
    if (place.kind === 'connected') {
      forward(place.url, kind, SpreadsheetApp.getActiveSpreadsheet().getId());
    } else {
      documentProperties().setProperty(ASKED_KEY, kind === 'menu' ? BY_HAND : 'yes');
      if (isKeeper() && (ignoresDailyLimit || !startRunTime().dayIsSpent())) await oneRunAtATime(look);
    }
  }
}

import { holdText } from '../functions/domain/hold/hold-words.ts';
import { shredPending } from '../functions/jobs/shred-pending.ts';
import { sync } from '../functions/jobs/sync.ts';
import { connection, forward } from './connection.ts';
import { tryWithDocumentLock } from './document-lock.ts';
import { formShredder } from './gateways/form-shredder.ts';
import { isKeeper } from './keeper.ts';
import { type RunTime, startRunTime } from './run-time.ts';
import { thisSchool } from './this-school.ts';

/** Set while somebody asks for a look that no run has begun yet. */
const ASKED_KEY = 'lookAgain';
const BY_HAND = 'byHand';
const WAIT_MS = 1_000;

/** Looks until nobody asks any more. */
async function look(time: RunTime): Promise<void> {
  const properties = PropertiesService.getDocumentProperties();
  try {
    for (let asked = properties.getProperty(ASKED_KEY); asked !== null && time.hasTime(); ) {
      properties.deleteProperty(ASKED_KEY);
      const { hold } = await sync({ ...thisSchool(time), byHand: asked === BY_HAND });
      if (hold) SpreadsheetApp.getActiveSpreadsheet().toast(holdText(hold), 'Письма остановлены', 30);
      asked = properties.getProperty(ASKED_KEY);
    }
  } catch (error) {
    // The look was not finished, so the next run finds it still requested.
    properties.setProperty(ASKED_KEY, 'yes');
    throw error;
  }
}

/** Deletes from the forms the answers of erased people, which functions could not delete. */
async function shred(time: RunTime): Promise<void> {
  await shredPending(thisSchool(time), formShredder());
}

/** Works within its share of the day's time. Of runs that meet, one works; its next round covers what the others saw. */
async function oneRunAtATime(work: (time: RunTime) => Promise<void>): Promise<void> {
  await tryWithDocumentLock(
    WAIT_MS,
    async () => {
      const time = startRunTime();
      time.begin();
      try {
        await work(time);
      } finally {
        time.end();
      }
    },
    () => undefined,
  );
}

/** What started a run; `menu`: somebody who keeps the programme asked for it. */
type Kind = 'formSubmit' | 'edit' | 'timer' | 'menu';

/**
 * What every trigger does: look at the workbook again, here or by the cloud functions. Edits and forms rest when the triggers'
 * time of the day is nearly spent; the timer goes on. An account that does not keep the programme leaves the look to the keeper's next run.
 */
export async function lookAgain(kind: Kind): Promise<void> {
  const ignoresDailyLimit = kind === 'timer' || kind === 'menu';
  try {
    if (ignoresDailyLimit && isKeeper()) await oneRunAtATime(shred);
  } finally {
    // An answer that Google refuses to delete must not stop any letter.
    const place = connection();
    if (place.kind === 'connected') {
      forward(place.url, kind, SpreadsheetApp.getActiveSpreadsheet().getId());
    } else {
      PropertiesService.getDocumentProperties().setProperty(ASKED_KEY, kind === 'menu' ? BY_HAND : 'yes');
      if (isKeeper() && (ignoresDailyLimit || !startRunTime().dayIsSpent())) await oneRunAtATime(look);
    }
  }
}

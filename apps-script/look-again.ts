import { holdText } from '../functions/domain/hold/hold-words.ts';
import { shredPending } from '../functions/jobs/shred-pending.ts';
import { sync } from '../functions/jobs/sync.ts';
import { connection, forward } from './connection.ts';
import { tryWithDocumentLock } from './document-lock.ts';
import { formShredder } from './gateways/form-shredder.ts';
import { isKeeper } from './keeper.ts';
import { type RunTime, startRunTime } from './run-time.ts';
import { thisSchool } from './this-school.ts';

/** Set while a look is requested and no run has begun it yet. */
const ASKED_KEY = 'lookAgain';
const BY_HAND = 'byHand';
const WAIT_MS = 1_000;

/** Looks again until no request is left. */
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

/** Deletes the answers of erased people from the forms, which cloud functions cannot do. */
async function shred(time: RunTime): Promise<void> {
  await shredPending(thisSchool(time), formShredder());
}

/**
 * Looks within this run's share of the daily trigger time. If several runs meet, one works; its next round covers the
 * changes that the others saw.
 */
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

/** What started a run; `menu`: a person who keeps the programme requested it. */
type Kind = 'formSubmit' | 'edit' | 'timer' | 'menu';

/**
 * The work of every trigger: looks at the workbook again, here or by the cloud functions. When the daily trigger time
 * is nearly spent, edits and form submissions start no look; the timer still does. An account that does not keep the
 * programme leaves the look to the keeper's next run.
 */
export async function lookAgain(kind: Kind): Promise<void> {
  const ignoresDailyLimit = kind === 'timer' || kind === 'menu';
  try {
    if (ignoresDailyLimit && isKeeper()) await oneRunAtATime(shred);
  } finally {
    // If Google refuses to delete an answer, letters must still go out.
    const place = connection();
    if (place.kind === 'connected') {
      forward(place.url, kind, SpreadsheetApp.getActiveSpreadsheet().getId());
    } else {
      PropertiesService.getDocumentProperties().setProperty(ASKED_KEY, kind === 'menu' ? BY_HAND : 'yes');
      if (isKeeper() && (ignoresDailyLimit || !startRunTime().dayIsSpent())) await oneRunAtATime(look);
    }
  }
}

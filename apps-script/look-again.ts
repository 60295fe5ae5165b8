import { holdText } from '../functions/domain/hold/hold-words.ts';
import { shredPending } from '../functions/jobs/shred-pending.ts';
import { sync } from '../functions/jobs/sync.ts';
import { connection, forward } from './connection.ts';
import { tryWithDocumentLock } from './document-lock.ts';
import { formShredder } from './gateways/form-shredder.ts';
import { isKeeper } from './keeper.ts';
import { startRunTime } from './run-time.ts';
import { thisSchool } from './this-school.ts';

/** Set while somebody asks for a look that no run has begun yet. */
const ASKED_KEY = 'lookAgain';
const BY_HAND = 'byHand';
const WAIT_MS = 1_000;

/** Looks until nobody asks any more. */
async function look(): Promise<void> {
  const properties = PropertiesService.getDocumentProperties();
  const time = startRunTime();
  time.begin();
  try {
    for (let asked = properties.getProperty(ASKED_KEY); asked !== null && time.hasTime(); ) {
      properties.deleteProperty(ASKED_KEY);
      const { hold } = await sync({ ...thisSchool(time), byHand: asked === BY_HAND });
      if (hold) SpreadsheetApp.getActiveSpreadsheet().toast(holdText(hold), 'Письма остановлены', 30);
      asked = properties.getProperty(ASKED_KEY);
    }
  } catch (error) {
    // The look was not finished: whoever comes next finds it still asked for.
    properties.setProperty(ASKED_KEY, 'yes');
    throw error;
  } finally {
    time.end();
  }
}

/** Deletes from the forms the answers of who was erased, where functions could not. */
async function shred(): Promise<void> {
  const time = startRunTime();
  time.begin();
  try {
    await shredPending(thisSchool(time), formShredder());
  } finally {
    time.end();
  }
}

/** Of runs that meet, one works; what the others saw is covered by its next round. */
const orLeaveIt = (work: () => Promise<void>) => tryWithDocumentLock(WAIT_MS, work, () => undefined);

/** What set a run off; `menu`: somebody who keeps the programme asked for it. */
type Kind = 'formSubmit' | 'edit' | 'timer' | 'menu';

async function lookHereOrThere(kind: Kind): Promise<void> {
  const place = connection();
  if (place.kind === 'connected') {
    forward(place.url, kind, SpreadsheetApp.getActiveSpreadsheet().getId());
    return;
  }
  const mayRest = kind === 'formSubmit' || kind === 'edit';
  PropertiesService.getDocumentProperties().setProperty(ASKED_KEY, kind === 'menu' ? BY_HAND : 'yes');
  if (isKeeper() && !(mayRest && startRunTime().dayIsSpent())) await orLeaveIt(look);
}

/**
 * What every trigger does, whatever set it off: look at the workbook again, here or by the cloud functions.
 * Edits and forms rest when the triggers' time of the day is nearly spent; the timer goes on. Who does not keep the programme
 * leaves it to the next run of the one who does.
 */
export async function lookAgain(kind: Kind): Promise<void> {
  try {
    if ((kind === 'timer' || kind === 'menu') && isKeeper()) await orLeaveIt(shred);
  } finally {
    // An answer that Google will not delete stops no letter.
    await lookHereOrThere(kind);
  }
}

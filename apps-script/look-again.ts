import { shredPending } from '../functions/jobs/shred-pending.ts';
import { sync } from '../functions/jobs/sync.ts';
import { connection, forward } from './connection.ts';
import { formShredder } from './gateways/form-shredder.ts';
import { isKeeper } from './keeper.ts';
import { startRunTime } from './run-time.ts';
import { thisSchool } from './this-school.ts';

/** Set while somebody asks for a look that no run has begun yet. */
const ASKED_KEY = 'lookAgain';
const WAIT_MS = 1_000;

/**
 * Looks until nobody asks any more. Of runs that meet, one works; what the others saw is covered by its next round.
 * @returns how many times it looked; 0 where another run has the turn.
 */
async function lookInTurn(): Promise<number> {
  const properties = PropertiesService.getDocumentProperties();
  properties.setProperty(ASKED_KEY, 'yes');
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(WAIT_MS)) return 0;
  const time = startRunTime();
  time.begin();
  let looks = 0;
  try {
    while (properties.getProperty(ASKED_KEY) !== null && time.hasTime()) {
      properties.deleteProperty(ASKED_KEY);
      await sync(thisSchool(time));
      looks++;
    }
    return looks;
  } catch (error) {
    // The look was not finished: whoever comes next finds it still asked for.
    properties.setProperty(ASKED_KEY, 'yes');
    throw error;
  } finally {
    time.end();
    lock.releaseLock();
  }
}

/** Deletes from the forms the answers of who was erased, where functions could not; a run that meets another leaves it to that one. */
async function shredInTurn(): Promise<void> {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(WAIT_MS)) return;
  const time = startRunTime();
  time.begin();
  try {
    await shredPending(thisSchool(time), formShredder());
  } finally {
    time.end();
    lock.releaseLock();
  }
}

/** What set a run off. */
type Kind = 'formSubmit' | 'edit' | 'timer';

async function lookHereOrThere(kind: Kind): Promise<void> {
  const place = connection();
  if (place.kind === 'connected') {
    forward(place.url, kind, SpreadsheetApp.getActiveSpreadsheet().getId());
    return;
  }
  if (!isKeeper() || (kind !== 'timer' && startRunTime().dayIsSpent())) {
    PropertiesService.getDocumentProperties().setProperty(ASKED_KEY, 'yes');
    return;
  }
  await lookInTurn();
}

/**
 * What every trigger does, whatever set it off: look at the workbook again, here or by the cloud functions.
 * Edits and forms rest when the triggers' time of the day is nearly spent; the timer goes on. Who does not keep the programme
 * leaves it to the next run of the one who does.
 */
export async function lookAgain(kind: Kind): Promise<void> {
  try {
    if (kind === 'timer' && isKeeper()) await shredInTurn();
  } finally {
    // An answer that Google will not delete stops no letter.
    await lookHereOrThere(kind);
  }
}

import * as z from 'zod/mini';
import type { School } from '../../jobs/school.ts';
import type { SyncReport } from '../../jobs/sync.ts';
import { type Admission, admitted } from '../directory.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** Syncs a school now, or joins a run that is already waiting. */
export type RunSync = (school: School) => Promise<SyncReport>;

/** Every request about a school has this field. */
export const schoolShape = { spreadsheetId: z.string().check(z.minLength(1), z.maxLength(200)) };

/** An event that the bound script forwards. `menu` means that a person asked for the sync. */
const eventShape = z.object({ ...schoolShape, kind: z.enum(['formSubmit', 'edit', 'timer', 'menu']) });

const counts = ({ changes, sent, conflicts }: SyncReport) => ({ changes, sent, conflicts });

/** POST /events {spreadsheetId, kind}: syncs the school after an event. */
export function eventsEndpoint(admission: Admission, sync: RunSync): Endpoint {
  return endpoint(eventShape, async ({ spreadsheetId, kind }, caller) =>
    counts(await sync({ ...(await admitted(admission, caller, spreadsheetId)), byHand: kind === 'menu' })),
  );
}

/** POST /sync {spreadsheetId}: syncs the school, even if nothing has happened. */
export function syncEndpoint(admission: Admission, sync: RunSync): Endpoint {
  return endpoint(z.object(schoolShape), async ({ spreadsheetId }, caller) =>
    counts(await sync(await admitted(admission, caller, spreadsheetId))),
  );
}

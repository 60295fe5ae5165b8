import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { decisions } from '../../domain/hold/hold.ts';
import { decide, NothingToDecide } from '../../jobs/decide.ts';
import { type Admission, admitted } from '../directory.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { Refusal } from '../refusal.ts';
import { type RunSync, schoolShape } from './look-again.ts';

const shape = z.object({ ...schoolShape, decision: z.enum(decisions) });

/** Two random UUIDs have 244 random bits. */
const newSecret = () => `${randomUUID()}${randomUUID()}`;

/**
 * POST /commands/hold {spreadsheetId, decision}: records the curator's decision about held letters, then syncs. Returns the cause that still holds
 * letters, or null. Refuses with 409 if there is nothing to decide.
 */
export function holdCommand(admission: Admission, sync: RunSync): Endpoint {
  return endpoint(shape, async ({ spreadsheetId, decision }, caller, log) => {
    const school = await admitted(admission, caller, spreadsheetId);
    try {
      await decide(school, decision, newSecret);
    } catch (error) {
      if (error instanceof NothingToDecide) throw new Refusal(409, error.message);
      throw error;
    }
    log('INFO', 'Решение о таблице принято', { decision });
    const { hold } = await sync(school);
    return { hold: hold?.cause ?? null };
  });
}

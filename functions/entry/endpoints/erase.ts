import * as z from 'zod/mini';
import type { DraftReader } from '../../gateways/drive-gateway.ts';
import type { FormResponses } from '../../gateways/form-responses.ts';
import { erasePerson } from '../../jobs/erase-person.ts';
import { ErasureError } from '../../jobs/erasure-error.ts';
import { type Admission, admitted } from '../directory.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { Refusal } from '../refusal.ts';
import { schoolShape } from './look-again.ts';

/** The body contains the code twice. Erased data cannot be restored, so one typing error must not erase anybody. */
const eraseShape = z
  .object({ ...schoolShape, code: z.string().check(z.regex(/^К-\d{2,4}$/)), confirmCode: z.string() })
  .check(z.refine(({ code, confirmCode }) => code === confirmCode, { path: ['confirmCode'] }));

/** POST /commands/erase {spreadsheetId, code, confirmCode}: erases the data of a person who withdrew, and returns the erasure report. */
export function eraseCommand(admission: Admission, responses: FormResponses, drafts: DraftReader): Endpoint {
  return endpoint(eraseShape, async ({ spreadsheetId, code }, caller, log) => {
    const school = await admitted(admission, caller, spreadsheetId);
    try {
      const report = await erasePerson(school, responses, drafts, code);
      const { remains, pendingResponses, drafts: naming } = report;
      log(remains.length > 0 ? 'ERROR' : 'INFO', 'Данные участника уничтожены', {
        code,
        remains: remains.length,
        pendingResponses: pendingResponses.length,
        drafts: naming.length,
      });
      return report;
    } catch (error) {
      if (error instanceof ErasureError) throw new Refusal(error.reason === 'unknown' ? 404 : 409, error.message);
      throw error;
    }
  });
}

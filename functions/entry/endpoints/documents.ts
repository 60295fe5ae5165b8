import * as z from 'zod/mini';
import { DocumentsError } from '../../jobs/documents-error.ts';
import type { DraftReport } from '../../jobs/draft-documents.ts';
import type { School } from '../../jobs/school.ts';
import { type Admission, admitted } from '../directory.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { Refusal } from '../refusal.ts';
import { schoolShape } from './look-again.ts';

type RunDrafting = (school: School) => Promise<DraftReport>;

/**
 * POST /commands/documents: makes a Google Doc for each document whose content is new. Returns kind and link of every document, and whether the file
 * is new. If `left` is not 0, time was too short, and the caller must repeat the command.
 */
export function documentsCommand(admission: Admission, draft: RunDrafting): Endpoint {
  return endpoint(z.object(schoolShape), async ({ spreadsheetId }, caller) => {
    try {
      const { left, ...report } = await draft(await admitted(admission, caller, spreadsheetId));
      return left > 0 ? { ...report, left } : report;
    } catch (error) {
      if (error instanceof DocumentsError) throw new Refusal(409, error.message);
      throw error;
    }
  });
}

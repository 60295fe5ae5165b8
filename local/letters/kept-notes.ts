import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { jsonOf } from '../../functions/domain/json-of.ts';
import type { FileNotes } from '../../functions/gateways/file-notes.ts';
import { errorCode } from '../error-code.ts';
import { writeWholeFile } from '../whole-file.ts';

/** Enough for every letter of a year in a large school. */
const ROOM = 100_000;

/** Only whoever runs the program may read what it keeps. */
const OWNER_ONLY = 0o600;

const keptShape = z.record(z.string(), z.string());

/**
 * Notes in a file of this computer, beside the key: who sends letters from here may only read the school's Drive. Where the file
 * is lost or spoiled, the notes begin anew: the spreadsheet itself remembers.
 */
export function keptNotes(path: string): FileNotes {
  const kept = async (): Promise<Record<string, string>> => {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return '{}';
      throw error;
    });
    return jsonOf(keptShape, text) ?? {};
  };
  return {
    room: ROOM,
    recall: async (fileId) => (await kept())[fileId],
    async note(fileId, text) {
      await writeWholeFile(path, JSON.stringify({ ...(await kept()), [fileId]: text }), OWNER_ONLY);
    },
  };
}

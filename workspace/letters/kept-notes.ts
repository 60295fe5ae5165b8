import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { jsonOf } from '../../functions/domain/json-of.ts';
import type { FileNotes } from '../../functions/gateways/file-notes.ts';
import { errorCode } from '../error-code.ts';
import { writeWholeFile } from '../whole-file.ts';

/** Greatest length of the notes. All letters of a large school in a year fit. */
const ROOM = 100_000;

/** File mode: only the user who runs the program may read the file. */
const OWNER_ONLY = 0o600;

const keptShape = z.record(z.string(), z.string());

/**
 * Keeps {@link FileNotes} in a file beside the key, because the sender of letters can only read the school's Drive. If the file is lost, new notes
 * begin; the spreadsheet has its own record.
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

import { drive } from 'googleapis/build/src/apis/drive/index.js';
import type { FileNotes } from './file-notes.ts';
import type { GoogleAccess } from './google-auth.ts';
import { callGoogle } from './google-call.ts';
import { ifInReach } from './google-error.ts';

/**
 * Google's limits for the properties of a file: at most 124 bytes for a property with its name, and at most 30 properties for each program (Drive
 * API, "Add custom file properties").
 */
const BYTES = 124;
const MOST = 28;

const nameOf = (place: number) => `nastavnikNote${String(place).padStart(2, '0')}`;
const PART = BYTES - nameOf(0).length;

/**
 * Stores notes as private properties of files in Drive, not in their content. If we cannot reach the file, the memory inside the spreadsheet must be
 * enough.
 */
export function driveNotes(access: GoogleAccess): FileNotes {
  const { rootUrl, auth } = access;
  const api = drive({ version: 'v3', auth, ...(rootUrl ? { rootUrl } : {}) });
  return {
    room: PART * MOST,
    async recall(fileId) {
      const file = await ifInReach(() =>
        callGoogle(access, 'noting', 'harmless', (options) =>
          api.files.get({ fileId, fields: 'appProperties', supportsAllDrives: true }, options),
        ),
      );
      const parts = Array.from({ length: MOST }, (_, place) => file?.appProperties?.[nameOf(place)] ?? '');
      return parts.join('') || undefined;
    },
    async note(fileId, text) {
      const appProperties = Object.fromEntries(
        Array.from({ length: MOST }, (_, place) => [
          nameOf(place),
          text.slice(place * PART, (place + 1) * PART) || null,
        ]),
      ) as Record<string, string>;
      await ifInReach(() =>
        callGoogle(access, 'noting', 'harmless', (options) =>
          api.files.update({ fileId, fields: 'id', supportsAllDrives: true, requestBody: { appProperties } }, options),
        ),
      );
    },
  };
}

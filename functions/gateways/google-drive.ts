import { drive } from 'googleapis/build/src/apis/drive/index.js';
import {
  type DraftReader,
  type DriveGateway,
  driveFile,
  FILE_FIELDS,
  fileExists,
  fileResource,
  listSchool,
} from './drive-gateway.ts';
import type { GoogleAccess } from './google-auth.ts';
import { callGoogle } from './google-call.ts';

/**
 * Google Drive through the real client. Reads are retried if Google is unavailable, creations only after a quota refusal. After a lost answer, the
 * caller must check whether the file exists.
 * @throws GoogleError with Google's own error as `cause`
 */
export function googleDrive(access: GoogleAccess): DriveGateway & DraftReader {
  const { rootUrl, auth } = access;
  const api = drive({ version: 'v3', auth, ...(rootUrl ? { rootUrl } : {}) });
  const calls = { lists: 0, creates: 0 };
  return {
    maker: 'functions',
    seesSharedFolders: true,
    calls,
    list: (school) =>
      listSchool(school, (query) =>
        callGoogle(access, 'filing', 'harmless', (options) => {
          calls.lists++;
          return api.files.list(query, options);
        }),
      ),
    exists: (fileId) =>
      fileExists(() =>
        callGoogle(access, 'filing', 'harmless', (options) =>
          api.files.get({ fileId, fields: 'trashed', supportsAllDrives: true }, options),
        ),
      ),
    async create(file) {
      const made = await callGoogle(access, 'filing', 'quotaOnly', (options) => {
        calls.creates++;
        const request = { requestBody: fileResource(file), fields: FILE_FIELDS, supportsAllDrives: true };
        if (file.html === undefined) return api.files.create(request, options);
        const media = { mimeType: 'text/html; charset=utf-8', body: file.html };
        // An upload goes to Google itself unless this call names the root URL again.
        return api.files.create({ ...request, media }, { ...options, ...(rootUrl ? { rootUrl } : {}) });
      });
      return driveFile(made);
    },
    async text(fileId) {
      const answer = await callGoogle(access, 'filing', 'harmless', async (options) => {
        const { data } = await api.files.export(
          { fileId, mimeType: 'text/plain' },
          { ...options, responseType: 'text' },
        );
        // The answer to this call is plain text, not a JSON message.
        return { data: { text: String(data) } };
      });
      return answer.text;
    },
    async trash(fileId) {
      await callGoogle(access, 'filing', 'harmless', (options) =>
        api.files.update({ fileId, supportsAllDrives: true, requestBody: { trashed: true } }, options),
      );
    },
  };
}

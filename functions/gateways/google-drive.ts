import { drive } from 'googleapis/build/src/apis/drive/index.js';
import {
  type DraftReader,
  type DriveFile,
  type DriveGateway,
  driveFile,
  FILE_FIELDS,
  fileResource,
  LIST_OPTIONS,
  schoolQuery,
} from './drive-gateway.ts';
import type { GoogleAccess } from './google-auth.ts';
import { callGoogle } from './google-call.ts';
import { GoogleError } from './google-error.ts';

/**
 * Google Drive by the real client. Looking is repeated while Google is away; making a file only where Google refused it for the
 * quota: after a lost answer the caller must look first. @throws GoogleError with Google's own words as `cause`.
 */
export function googleDrive(access: GoogleAccess): DriveGateway & DraftReader {
  const { rootUrl, auth } = access;
  const api = drive({ version: 'v3', auth, ...(rootUrl ? { rootUrl } : {}) });
  const calls = { lists: 0, creates: 0 };
  return {
    maker: 'functions',
    seesSharedFolders: true,
    calls,
    async list(school) {
      const found: DriveFile[] = [];
      let pageToken: string | undefined;
      do {
        const page = await callGoogle(access, 'filing', 'harmless', (options) => {
          calls.lists++;
          const fields = `nextPageToken,files(${FILE_FIELDS})`;
          return api.files.list(
            { ...LIST_OPTIONS, q: schoolQuery(school), fields, ...(pageToken ? { pageToken } : {}) },
            options,
          );
        });
        found.push(...(page.files ?? []).map(driveFile));
        pageToken = page.nextPageToken ?? undefined;
      } while (pageToken);
      return found;
    },
    async stands(fileId) {
      try {
        const { trashed } = await callGoogle(access, 'filing', 'harmless', (options) =>
          api.files.get({ fileId, fields: 'trashed', supportsAllDrives: true }, options),
        );
        return trashed === false;
      } catch (error) {
        if (error instanceof GoogleError && error.code === 'NOT_FOUND') return false;
        throw error;
      }
    },
    async create(file) {
      const made = await callGoogle(access, 'filing', 'quotaOnly', (options) => {
        calls.creates++;
        const request = { requestBody: fileResource(file), fields: FILE_FIELDS, supportsAllDrives: true };
        if (file.html === undefined) return api.files.create(request, options);
        const media = { mimeType: 'text/html; charset=utf-8', body: file.html };
        // The client sends uploads to Google itself unless the root is said once more for this very call.
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
        // An answer here is no message: what comes is text.
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

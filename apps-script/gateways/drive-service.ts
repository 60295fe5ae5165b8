import { fingerprint } from '../../functions/domain/paper/fingerprint.ts';
import {
  type DraftReader,
  type DriveGateway,
  driveFile,
  FILE_FIELDS,
  fileExists,
  fileResource,
  listSchool,
} from '../../functions/gateways/drive-gateway.ts';
import { GoogleError } from '../../functions/gateways/google-error.ts';
import { callService } from './google-exception.ts';

function service() {
  if (Drive?.Files) return Drive.Files;
  throw new Error('В проекте скрипта не включена служба «Drive API»: добавьте её в разделе «Службы».');
}

/** @throws GoogleError with Google's own message as `cause` */
function filing<T>(work: (files: ReturnType<typeof service>) => T): T {
  const files = service();
  return callService('filing', () => work(files));
}

/**
 * Google Drive through the advanced service, because it needs the narrowest scope, `drive.file`. `DriveApp` and `DocumentApp` need access to all
 * files, and do not accept HTML.
 */
export function driveService(): DriveGateway & DraftReader {
  const calls = { lists: 0, creates: 0 };
  return {
    maker: `script ${fingerprint(Session.getEffectiveUser().getEmail().toLowerCase())}`,
    seesSharedFolders: false,
    calls,
    list: (school) =>
      listSchool(school, async (query) => {
        calls.lists++;
        return filing((files) => files.list(query));
      }),
    exists: (id) =>
      fileExists(async () => filing((files) => files.get(id, { fields: 'trashed', supportsAllDrives: true }))),
    async create(file) {
      calls.creates++;
      const resource = fileResource(file);
      const options = { fields: FILE_FIELDS, supportsAllDrives: true };
      const { html } = file;
      if (html === undefined) return driveFile(filing((files) => files.create(resource, null, options)));
      const blob = Utilities.newBlob(html, 'text/html', file.name);
      return driveFile(filing((files) => files.create(resource, blob, options)));
    },
    // The advanced service's own `export` returns nothing, so we make this call ourselves.
    async text(id) {
      const url = `https://www.googleapis.com/drive/v3/files/${id}/export?mimeType=text%2Fplain`;
      const headers = { Authorization: `Bearer ${ScriptApp.getOAuthToken()}` };
      const answer = UrlFetchApp.fetch(url, { headers, muteHttpExceptions: true });
      const status = answer.getResponseCode();
      if (status === 200) return answer.getContentText();
      throw new GoogleError('filing', Object.assign(new Error(`files.export: ${status}`), { status }));
    },
    async trash(id) {
      filing((files) => files.update({ trashed: true }, id, null, { supportsAllDrives: true }));
    },
  };
}

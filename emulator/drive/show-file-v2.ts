import type { Context } from '../core/exchange.ts';
import type { FileDocument } from './files.ts';
import { rootIdOf } from './root.ts';
import { mayChange } from './sharing.ts';

const ROOT_URL = 'https://www.googleapis.com/drive/v2/files';
const SHEETS_URL = 'https://docs.google.com/spreadsheets';

/** The export formats of a spreadsheet, with their short names in addresses. */
const EXPORTS: Readonly<Record<string, string>> = {
  'application/x-vnd.oasis.opendocument.spreadsheet': 'ods',
  'text/tab-separated-values': 'tsv',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/csv': 'csv',
  'application/zip': 'zip',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
};

const etagOf = (text: string): string => JSON.stringify(Buffer.from(text).toString('base64url'));

function userV2(email: string, permissionId: string, identity: string): object {
  return {
    kind: 'drive#user',
    displayName: email,
    isAuthenticatedUser: email === identity,
    permissionId,
    emailAddress: email,
    picture: { url: 'https://lh3.googleusercontent.com/a/default-user=s64' },
  };
}

/** A spreadsheet in My Drive with the field names of Drive v2. By default, Drive v2 shows all fields. */
export function showFileV2(file: FileDocument, context: Context): object {
  const { id, name: title, mimeType, owner, permissions, createdTime, modifiedTime, trashed, starred = false } = file;
  const { identity } = context;
  const selfLink = `${ROOT_URL}/${id}`;
  const rootId = rootIdOf(owner);
  const ownPermission = permissions.find(({ emailAddress }) => emailAddress === identity);
  const userIdOf = (email: string) => permissions.find((each) => each.emailAddress === email)?.id ?? '';
  const exportLinks = Object.entries(EXPORTS).map(([type, format]) => [
    type,
    `${SHEETS_URL}/export?id=${id}&exportFormat=${format}`,
  ]);
  const canEdit = mayChange(file, identity);
  return {
    kind: 'drive#file',
    userPermission: {
      id: 'me',
      type: 'user',
      role: ownPermission?.role ?? 'reader',
      kind: 'drive#permission',
      selfLink: `${selfLink}/permissions/me`,
      etag: etagOf(ownPermission?.id ?? identity),
      pendingOwner: false,
    },
    selfLink,
    ownerNames: [owner],
    lastModifyingUserName: identity,
    editable: canEdit,
    writersCanShare: true,
    mimeType,
    exportLinks: Object.fromEntries(exportLinks),
    parents: [
      {
        selfLink: `${selfLink}/parents/${rootId}`,
        id: rootId,
        isRoot: true,
        kind: 'drive#parentReference',
        parentLink: `${ROOT_URL}/${rootId}`,
      },
    ],
    thumbnailLink: `https://docs.google.com/feeds/vt?gd=true&id=${id}&v=1&sz=s220`,
    appDataContents: false,
    iconLink: `https://drive-thirdparty.googleusercontent.com/16/type/${mimeType}`,
    shared: permissions.length > 1,
    lastModifyingUser: userV2(identity, userIdOf(identity), identity),
    owners: [userV2(owner, userIdOf(owner), identity)],
    copyable: true,
    etag: etagOf(modifiedTime),
    alternateLink: `${SHEETS_URL}/d/${id}/edit?usp=drivesdk`,
    embedLink: `${SHEETS_URL}/d/${id}/htmlembed`,
    fileSize: '1024',
    copyRequiresWriterPermission: false,
    spaces: ['drive'],
    id,
    title,
    labels: { viewed: true, restricted: false, starred, hidden: false, trashed },
    explicitlyTrashed: trashed && !file.trashedWithFolder,
    createdDate: createdTime,
    modifiedDate: modifiedTime,
    modifiedByMeDate: modifiedTime,
    lastViewedByMeDate: modifiedTime,
    markedViewedByMeDate: '1970-01-01T00:00:00.000Z',
    quotaBytesUsed: '1024',
    version: String(file.version ?? 1),
    capabilities: { canEdit, canCopy: true },
  };
}

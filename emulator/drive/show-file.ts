import { notImplemented } from '../core/errors.ts';
import type { Context, Request } from '../core/exchange.ts';
import { below, compileMask, type Mask, prune } from '../core/fields-mask.ts';
import { DOCUMENT_EXPORTS } from './document/document.ts';
import { DOCUMENT, type FileDocument, FOLDER, FORM, type Permission, ROOT, SPREADSHEET } from './files.ts';
import { mediaFacts } from './media.ts';
import { permissionsShown } from './permissions-shown.ts';
import { rootIdOf } from './root.ts';
import { mayChange } from './sharing.ts';

export const showPermission = (permission: Permission): object => ({ kind: 'drive#permission', ...permission });

/** All fields of a file that the emulator knows, with the names of Drive's File message. */
function wholeFile(file: FileDocument, request: Request, context: Context): Record<string, unknown> {
  const { id, name, mimeType, description, trashed, createdTime, modifiedTime, driveId } = file;
  const parents = parentsShown(file, context);
  const permissions = permissionsShown(file, request);
  const canEdit = mayChange(file, context.identity);
  return {
    kind: 'drive#file',
    id,
    name,
    mimeType,
    ...(description ? { description } : {}),
    starred: file.starred ?? false,
    trashed,
    explicitlyTrashed: trashed && !file.trashedWithFolder,
    ...(file.trashedTime ? { trashedTime: file.trashedTime } : {}),
    ...(parents.length > 0 ? { parents } : {}),
    spaces: ['drive'],
    ...(driveId ? { driveId, teamDriveId: driveId } : {}),
    ...(file.properties ? { properties: file.properties } : {}),
    ...(file.appProperties ? { appProperties: file.appProperties } : {}),
    webViewLink: webViewLink(file, request),
    createdTime,
    modifiedTime,
    version: String(file.version ?? 1),
    ...(driveId ? {} : { owners: [ownerOf(file, context)] }),
    ownedByMe: !driveId && file.owner === context.identity,
    shared: permissions.length > 1 || driveId !== undefined,
    ...((canEdit || !context.private) && { permissions: permissions.map(showPermission) }),
    permissionIds: permissions.map((each) => each.id),
    capabilities: {
      canEdit,
      canRename: canEdit,
      canTrash: canEdit,
      canShare: canEdit,
      canCopy: true,
      canDownload: true,
    },
    ...ofContent(file, context),
  };
}

/** The parents that the caller can see. Another person's My Drive is left out. */
function parentsShown({ parents, owner }: FileDocument, { identity }: Context): string[] {
  return parents.flatMap((each) => (each !== ROOT ? [each] : owner === identity ? [rootIdOf(owner)] : []));
}

function ownerOf({ owner, permissions }: FileDocument, { identity }: Context): object {
  return {
    kind: 'drive#user',
    displayName: owner.split('@')[0],
    me: owner === identity,
    permissionId: permissions.find((each) => each.role === 'owner')?.id,
    emailAddress: owner,
  };
}

/** The fields that depend on the content. A file with its own bytes has size, checksum and extensions; a document has export links. */
function ofContent({ id, name, mimeType }: FileDocument, context: Context): object {
  if (mimeType === DOCUMENT) {
    const links = Object.keys(DOCUMENT_EXPORTS).map((each) => [
      each,
      `https://docs.google.com/feeds/download/documents/export/Export?id=${id}&exportFormat=${DOCUMENT_EXPORTS[each]}`,
    ]);
    return { exportLinks: Object.fromEntries(links) };
  }
  const facts = mediaFacts(context, id);
  if (!facts || mimeType.startsWith('application/vnd.google-apps.')) return { quotaBytesUsed: '0' };
  const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1];
  return {
    size: String(facts.size),
    quotaBytesUsed: String(facts.size),
    md5Checksum: facts.md5,
    originalFilename: name,
    ...(extension ? { fileExtension: extension, fullFileExtension: extension } : {}),
  };
}

/** The address where a person opens the file, on the server that received the request. */
function webViewLink({ id, mimeType }: FileDocument, { headers }: Request): string | undefined {
  const root = headers.host ? `http://${headers.host}` : 'https://docs.google.com';
  switch (mimeType) {
    case SPREADSHEET:
      return `${root}/spreadsheets/d/${id}/edit`;
    case FORM:
      return `${root}/forms/d/${id}/edit`;
    case DOCUMENT:
      return `${root}/document/d/${id}/edit`;
    case FOLDER:
      return `${headers.host ? root : 'https://drive.google.com'}/drive/folders/${id}`;
    default:
      return undefined;
  }
}

const BY_DEFAULT = compileMask('kind,id,name,mimeType');

/** Fields that are not always present. */
const OCCASIONAL = new Set([
  ...[
    'description',
    'parents',
    'trashedTime',
    'driveId',
    'teamDriveId',
    'properties',
    'appProperties',
    'owners',
    'permissions',
    'size',
  ],
  ...['md5Checksum', 'originalFilename', 'fileExtension', 'fullFileExtension', 'exportLinks', 'quotaBytesUsed'],
]);

/** A file as an answer: the fields that the mask selects, or four fields by default. @throws 501 for a field that the emulator does not store */
export function showFile(file: FileDocument, request: Request, context: Context, mask: Mask | undefined): object {
  const whole = wholeFile(file, request, context);
  if (mask !== undefined && mask !== true) {
    for (const name of mask.keys()) {
      if (name !== '*' && !OCCASIONAL.has(name) && !Object.hasOwn(whole, name)) throw notImplemented(`fields: ${name}`);
    }
  }
  return prune(whole, mask ?? BY_DEFAULT) as object;
}

/** The mask in a request's `fields`; undefined if there is none. */
export function fieldsMask({ query }: Request): Mask | undefined {
  const fields = query.get('fields');
  return fields ? compileMask(fields) : undefined;
}

/** The mask for each file in an answer of files.list. */
export function listedMask(mask: Mask | undefined): Mask | undefined {
  return mask === undefined ? undefined : below(mask, 'files');
}

import { DriveError, notImplemented } from '../core/errors.ts';
import { type Answer, type Context, json, type Request } from '../core/exchange.ts';
import { below, prune } from '../core/fields-mask.ts';
import { invalidParameter } from './drive-error.ts';
import { allFiles, type FileDocument, FOLDER } from './files.ts';
import { foldersIn, parseQuery } from './query.ts';
import { isListed, isVisible } from './sharing.ts';
import { fieldsMask, listedMask, showFile } from './show-file.ts';

const USUAL_SIZE = 100;
const MOST = 1000;

/** files.list: newest change first unless `orderBy` says otherwise. */
export function listFiles(request: Request, context: Context): Answer {
  const { query } = request;
  const accepts = query.get('q') ? parseQuery(query.get('q') ?? '', context.identity) : () => true;
  const corpora = corporaOf(query);
  // Whoever has the link of a folder finds its files through the folder.
  const folders = foldersIn(query.get('q') ?? '');
  const isAskedByFolder = (file: FileDocument) =>
    isVisible(file, context) && file.parents.some((id) => folders.has(id));
  const searched = inCorpora(corpora, query, context.identity);
  const found = allFiles(context)
    .filter((file) => searched(file) && accepts(file) && (isListed(file, corpora, context) || isAskedByFolder(file)))
    .sort(ordering(query.get('orderBy') ?? 'modifiedTime desc'));
  const start = Number(query.get('pageToken')?.replace(/^after-/, '') ?? 0);
  const size = Math.min(Number(query.get('pageSize') ?? USUAL_SIZE), MOST);
  if (!Number.isInteger(start) || start < 0) throw invalidParameter('pageToken');
  if (!Number.isInteger(size) || size < 1) throw invalidParameter('pageSize');
  const mask = fieldsMask(request);
  const files = found.slice(start, start + size);
  const answer = {
    ...(start + size < found.length ? { nextPageToken: `after-${start + size}` } : {}),
    kind: 'drive#fileList',
    incompleteSearch: false,
    files: mask && !below(mask, 'files') ? [] : files.map((file) => showFile(file, request, context, listedMask(mask))),
  };
  return json(mask ? prune(answer, mask) : answer, request);
}

const CORPORA = new Set(['user', 'domain', 'drive', 'allDrives']);

function corporaOf(query: URLSearchParams): string {
  const corpora = query.get('corpora') ?? (query.get('driveId') ? 'drive' : 'user');
  if (!CORPORA.has(corpora)) throw invalidParameter('corpora');
  return corpora;
}

/**
 * The files to search: files outside shared drives and, if the request supports them, files in shared drives. From shared drives, the corpus `user`
 * takes only files that the caller created. Google also takes files that the caller opened or shared.
 */
function inCorpora(corpora: string, query: URLSearchParams, identity: string): (file: FileDocument) => boolean {
  const spaces = query.get('spaces') ?? 'drive';
  if (spaces !== 'drive') throw notImplemented(`spaces: ${spaces}`);
  const sharedToo = query.get('includeItemsFromAllDrives') === 'true' && query.get('supportsAllDrives') === 'true';
  const driveId = query.get('driveId');
  if (corpora === 'drive') {
    if (!driveId)
      throw new DriveError(400, 'required', 'The driveId parameter must be specified if corpora=drive.', 'driveId');
    if (!sharedToo) throw invalidParameter('includeItemsFromAllDrives');
    return (file) => file.driveId === driveId;
  }
  return ({ driveId: shared, owner }) =>
    shared === undefined || (sharedToo && (corpora === 'allDrives' || (corpora === 'user' && owner === identity)));
}

const ORDERS: Readonly<Record<string, (file: FileDocument) => string>> = {
  name: (file) => file.name.toLowerCase(),
  createdTime: (file) => file.createdTime,
  modifiedTime: (file) => file.modifiedTime,
  modifiedByMeTime: (file) => file.modifiedTime,
  recency: (file) => file.modifiedTime,
  folder: (file) => (file.mimeType === FOLDER ? '0' : '1'),
  starred: (file) => (file.starred ? '0' : '1'),
};

const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const LATER_ORDERS = new Set(['quotaBytesUsed', 'sharedWithMeTime', 'viewedByMeTime']);

function ordering(orderBy: string): (a: FileDocument, b: FileDocument) => number {
  const keys = orderBy.split(',').map((part) => {
    const [name = '', direction] = part.trim().split(/\s+/);
    if (direction !== undefined && direction !== 'desc') throw invalidParameter('orderBy');
    const sign = direction ? -1 : 1;
    if (name === 'name_natural') return (a: FileDocument, b: FileDocument) => sign * natural.compare(a.name, b.name);
    const key = Object.hasOwn(ORDERS, name) ? ORDERS[name] : undefined;
    if (!key && LATER_ORDERS.has(name)) throw notImplemented(`orderBy: ${name}`);
    if (!key) throw invalidParameter('orderBy');
    return (a: FileDocument, b: FileDocument) => (key(a) === key(b) ? 0 : key(a) < key(b) ? -sign : sign);
  });
  return (a, b) => {
    for (const compare of keys) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}

import { notImplemented } from '../core/errors.ts';
import { type Answer, type Context, json, type Request } from '../core/exchange.ts';
import { below, prune } from '../core/fields-mask.ts';
import { invalidParameter } from './drive-error.ts';
import { allFiles, type FileDocument } from './files.ts';
import { parseQuery } from './query.ts';
import { fieldsMask, listedMask, showFile } from './show-file.ts';

const USUAL_SIZE = 100;
const MOST = 1000;

/** Parameters that mean the same here as when they are left out: everything lies in one drive. */
const HARMLESS = new Set([
  'fields',
  'alt',
  'key',
  'access_token',
  'prettyPrint',
  'quotaUser',
  'supportsAllDrives',
  'includeItemsFromAllDrives',
  'spaces',
  'corpora',
]);
const HONOURED = new Set(['q', 'pageSize', 'pageToken', 'orderBy']);

/** files.list: newest change first unless `orderBy` says otherwise. */
export function listFiles(request: Request, context: Context): Answer {
  const { query } = request;
  for (const name of query.keys()) if (!HARMLESS.has(name) && !HONOURED.has(name)) throw notImplemented(name);
  const accepts = query.get('q') ? parseQuery(query.get('q') ?? '') : () => true;
  const found = allFiles(context)
    .filter(accepts)
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

const ORDERS: Readonly<Record<string, (file: FileDocument) => string>> = {
  name: (file) => file.name.toLowerCase(),
  createdTime: (file) => file.createdTime,
  modifiedTime: (file) => file.modifiedTime,
};

function ordering(orderBy: string): (a: FileDocument, b: FileDocument) => number {
  const keys = orderBy.split(',').map((part) => {
    const [name = '', direction] = part.trim().split(/\s+/);
    const key = ORDERS[name];
    if (!key) throw notImplemented(`orderBy: ${name}`);
    if (direction !== undefined && direction !== 'desc') throw invalidParameter('orderBy');
    return { key, sign: direction ? -1 : 1 };
  });
  return (a, b) => {
    for (const { key, sign } of keys) {
      if (key(a) !== key(b)) return key(a) < key(b) ? -sign : sign;
    }
    return 0;
  };
}

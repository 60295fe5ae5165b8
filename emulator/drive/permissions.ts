import { DriveError } from '../core/errors.ts';
import { type Answer, type Context, json, type Request } from '../core/exchange.ts';
import { prune } from '../core/fields-mask.ts';
import { bool, choice, message, outputOnly, parseBody, text } from '../sheets/shape.ts';
import { invalidParameter } from './drive-error.ts';
import { type FileDocument, type Permission, saveFile } from './files.ts';
import { permissionIdOf } from './permission-id.ts';
import { permissionsShown } from './permissions-shown.ts';
import { fieldsMask, showPermission } from './show-file.ts';

const permissionMessage = message({
  kind: outputOnly,
  id: outputOnly,
  displayName: outputOnly,
  type: choice('PermissionType', ['user', 'group', 'domain', 'anyone']),
  role: choice('PermissionRole', ['owner', 'organizer', 'fileOrganizer', 'writer', 'commenter', 'reader']),
  emailAddress: text,
  domain: text,
  view: text,
  allowFileDiscovery: bool,
  pendingOwner: bool,
});

const required = (field: string): DriveError =>
  new DriveError(400, 'required', `The permission ${field} field is required.`, `permission.${field}`);

/** The id of every permission for everyone. */
const EVERYONE = 'anyoneWithLink';

/** permissions.create. The emulator sends no mail about a shared file. */
export function createPermission(request: Request, file: FileDocument, context: Context): Answer {
  const { type, role, allowFileDiscovery, pendingOwner, ...whom } = permissionMessage.read(parseBody(request.body), '');
  if (whom.view !== undefined && whom.view !== 'published') throw invalidParameter('permission.view');
  if (!type) throw required('type');
  if (!role) throw required('role');
  if ((type === 'user' || type === 'group') && !whom.emailAddress) {
    throw new DriveError(
      400,
      'invalidSharingRequest',
      'The permission email address is required.',
      'permission.emailAddress',
    );
  }
  if (type === 'domain' && !whom.domain) throw required('domain');
  const before = file.permissions.find(
    (each) =>
      each.type === type &&
      each.emailAddress === whom.emailAddress &&
      each.domain === whom.domain &&
      each.view === whom.view,
  );
  const everyone = type === 'anyone' && !file.permissions.some((each) => each.id === EVERYONE);
  const own = whom.emailAddress === undefined ? context.ids.decimal() : permissionIdOf(whom.emailAddress);
  const made = before?.id ?? (everyone ? EVERYONE : own);
  const permission: Permission = {
    id: made,
    type,
    role,
    ...whom,
    ...(allowFileDiscovery && { allowFileDiscovery }),
    ...(pendingOwner && { pendingOwner }),
  };
  checkPendingOwner(file, permission, context);
  keep(request, file, permission, context);
  return shown(permission, request);
}

/**
 * A pending owner is a person who may write, and becomes the owner by accepting. Files of a shared drive have no owner.
 * https://developers.google.com/workspace/drive/api/guides/transfer-file
 */
function checkPendingOwner(file: FileDocument, { id, type, role, pendingOwner }: Permission, context: Context): void {
  if (!pendingOwner) return;
  if (type !== 'user' || role !== 'writer' || file.driveId) throw invalidParameter('permission.pendingOwner');
  if (!isOffered(file, id)) demandOwner(file, context);
}

/** Only the owner may offer or give a file away. @throws 403 for others */
function demandOwner({ owner }: FileDocument, { identity, private: closed }: Context): void {
  if (!closed || owner === identity) return;
  throw new DriveError(
    403,
    'insufficientFilePermissions',
    'The user does not have sufficient permissions for this file.',
  );
}

const isOffered = ({ permissions }: FileDocument, permissionId: string): boolean =>
  permissions.some((each) => each.id === permissionId && each.pendingOwner);

/** Stores a permission in place of the permission with the same id. If the owner changes, the old owner becomes a writer. */
function keep(request: Request, file: FileDocument, permission: Permission, context: Context): void {
  const others = file.permissions.filter((each) => each.id !== permission.id);
  if (permission.role !== 'owner') {
    if (file.permissions.some((each) => each.id === permission.id && each.role === 'owner')) {
      throw new DriveError(403, 'insufficientFilePermissions', 'The owner of a file cannot be removed.');
    }
    saveFile(context, { ...file, permissions: [...others, permission] });
    return;
  }
  if (request.query.get('transferOwnership') !== 'true') {
    throw new DriveError(
      403,
      'forbidden',
      'The transferOwnership parameter must be enabled when the permission role is "owner".',
      'transferOwnership',
    );
  }
  const accepts = isOffered(file, permission.id) && permission.id === permissionIdOf(context.identity);
  if (!accepts) demandOwner(file, context);
  const demoted = others.map((each) => (each.role === 'owner' ? { ...each, role: 'writer' } : each));
  saveFile(context, { ...file, owner: permission.emailAddress ?? file.owner, permissions: [...demoted, permission] });
}

/** The permission as the answer shows it: the fields that `fields` selects, or id, type, kind and role by default. */
function shown(permission: Permission, request: Request): Answer {
  const mask = fieldsMask(request);
  if (mask) return json(prune(showPermission(permission), mask), request);
  const { id, type, role } = permission;
  return json(showPermission({ id, type, role }), request);
}

function demand(file: FileDocument, permissionId: string): Permission {
  const permission = file.permissions.find((each) => each.id === permissionId);
  if (!permission) {
    throw new DriveError(404, 'notFound', `Permission not found: ${permissionId}.`, 'permissionId');
  }
  return permission;
}

export function getPermission(request: Request, file: FileDocument, permissionId: string): Answer {
  return shown(demand(file, permissionId), request);
}

/** permissions.update: only the role and the offer of ownership can change. A new owner is no longer pending. */
export function updatePermission(request: Request, file: FileDocument, permissionId: string, context: Context): Answer {
  const before = demand(file, permissionId);
  const { role = before.role, type, emailAddress, ...change } = permissionMessage.read(parseBody(request.body), '');
  if (type || emailAddress) {
    throw new DriveError(403, 'fieldNotWritable', 'The resource body includes fields which are not directly writable.');
  }
  const { pendingOwner: earlier = false, ...kept } = before;
  const { pendingOwner = earlier } = change;
  const permission: Permission = { ...kept, role, ...(pendingOwner && role !== 'owner' && { pendingOwner }) };
  checkPendingOwner(file, permission, context);
  keep(request, file, permission, context);
  return shown(permission, request);
}

export function deletePermission(file: FileDocument, permissionId: string, context: Context): Answer {
  const { id, role } = demand(file, permissionId);
  if (role === 'owner') {
    throw new DriveError(403, 'insufficientFilePermissions', 'The owner of a file cannot be removed.');
  }
  saveFile(context, { ...file, permissions: file.permissions.filter((each) => each.id !== id) });
  return { status: 204, headers: { 'content-type': 'text/html' }, body: '' };
}

/** permissions.list, paged if `pageSize` is given. */
export function listPermissions(request: Request, file: FileDocument): Answer {
  const all = permissionsShown(file, request);
  const size = Number(request.query.get('pageSize') ?? all.length);
  const start = Number(request.query.get('pageToken') ?? 0);
  if (!Number.isInteger(start) || start < 0) throw new DriveError(400, 'invalid', 'Invalid Value', 'pageToken');
  const page = all.slice(start, start + size);
  const more = start + page.length < all.length ? { nextPageToken: String(start + page.length) } : {};
  const mask = fieldsMask(request);
  if (mask)
    return json(prune({ kind: 'drive#permissionList', ...more, permissions: page.map(showPermission) }, mask), request);
  const permissions = page.map(({ id, type, role }) => ({ id, type, kind: 'drive#permission', role }));
  return json({ ...more, kind: 'drive#permissionList', permissions }, request);
}

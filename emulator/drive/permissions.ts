import { DriveError } from '../core/errors.ts';
import { type Answer, type Context, json, type Request } from '../core/exchange.ts';
import { prune } from '../core/fields-mask.ts';
import { choice, message, outputOnly, parseBody, text } from '../sheets/shape.ts';
import { type FileDocument, type Permission, saveFile } from './files.ts';
import { fieldsMask, showPermission } from './show-file.ts';

const permissionMessage = message({
  kind: outputOnly,
  id: outputOnly,
  type: choice('PermissionType', ['user', 'group', 'domain', 'anyone']),
  role: choice('PermissionRole', ['owner', 'organizer', 'fileOrganizer', 'writer', 'commenter', 'reader']),
  emailAddress: text,
  domain: text,
  view: text,
});

/** permissions.create. Nobody is written to: mail from Google about a shared file has no part in the emulator. */
export function createPermission(request: Request, file: FileDocument, context: Context): Answer {
  const { type, role, ...whom } = permissionMessage.read(parseBody(request.body), '');
  if (!type) throw new DriveError(400, 'required', 'The permission type field is required.', 'permission.type');
  if (!role) throw new DriveError(400, 'required', 'The permission role field is required.', 'permission.role');
  if ((type === 'user' || type === 'group') && !whom.emailAddress) {
    throw new DriveError(
      400,
      'invalidSharingRequest',
      'The permission email address is required.',
      'permission.emailAddress',
    );
  }
  if (role === 'owner') {
    throw new DriveError(
      403,
      'forbidden',
      'The transferOwnership parameter must be enabled when the permission role is "owner".',
    );
  }
  const before = file.permissions.find((each) => each.type === type && each.emailAddress === whom.emailAddress);
  const permission: Permission = { id: before?.id ?? context.ids.decimal(), type, role, ...whom };
  const others = file.permissions.filter((each) => each !== before);
  saveFile(context, { ...file, permissions: [...others, permission] });
  const shown = showPermission({ id: permission.id, type, role });
  const mask = fieldsMask(request);
  return json(mask ? prune(showPermission(permission), mask) : shown, request);
}

/** permissions.list: id, type, kind and role unless `fields` asks for more. */
export function listPermissions(request: Request, file: FileDocument): Answer {
  const mask = fieldsMask(request);
  if (mask)
    return json(
      prune({ kind: 'drive#permissionList', permissions: file.permissions.map(showPermission) }, mask),
      request,
    );
  const permissions = file.permissions.map(({ id, type, role }) => ({ id, type, kind: 'drive#permission', role }));
  return json({ kind: 'drive#permissionList', permissions }, request);
}

import { notImplemented } from '../core/errors.ts';
import type { Context, Request } from '../core/exchange.ts';
import { below, compileMask, type Mask, prune } from '../core/fields-mask.ts';
import { type FileDocument, FORM, type Permission, SPREADSHEET } from './files.ts';

export const showPermission = (permission: Permission): object => ({ kind: 'drive#permission', ...permission });

/** All that the emulator knows of a file, by the names of Drive's File message. */
function wholeFile(file: FileDocument, request: Request, context: Context): Record<string, unknown> {
  const { id, name, mimeType, description, trashed, parents, createdTime, modifiedTime, owner, permissions } = file;
  return {
    kind: 'drive#file',
    id,
    name,
    mimeType,
    ...(description ? { description } : {}),
    trashed,
    parents,
    webViewLink: webViewLink(file, request),
    createdTime,
    modifiedTime,
    owners: [
      {
        kind: 'drive#user',
        displayName: owner.split('@')[0],
        me: owner === context.identity,
        permissionId: permissions[0]?.id,
        emailAddress: owner,
      },
    ],
    ownedByMe: owner === context.identity,
    shared: permissions.length > 1,
    permissions: permissions.map(showPermission),
  };
}

/** Where a person opens the file; on the server that the request came to. */
function webViewLink({ id, mimeType }: FileDocument, { headers }: Request): string | undefined {
  const root = headers.host ? `http://${headers.host}` : 'https://docs.google.com';
  if (mimeType === SPREADSHEET) return `${root}/spreadsheets/d/${id}/edit`;
  return mimeType === FORM ? `${root}/forms/d/${id}/edit` : undefined;
}

const BY_DEFAULT = compileMask('kind,id,name,mimeType');

/** A file with the fields that the mask asks for: four of them when there is none. @throws 501 for a field that the emulator does not keep */
export function showFile(file: FileDocument, request: Request, context: Context, mask: Mask | undefined): object {
  const whole = wholeFile(file, request, context);
  if (mask !== undefined && mask !== true) {
    for (const name of mask.keys()) {
      if (name !== '*' && name !== 'description' && !Object.hasOwn(whole, name))
        throw notImplemented(`fields: ${name}`);
    }
  }
  return prune(whole, mask ?? BY_DEFAULT) as object;
}

/** The mask of a request's `fields`; undefined when there is none. */
export function fieldsMask({ query }: Request): Mask | undefined {
  const fields = query.get('fields');
  return fields ? compileMask(fields) : undefined;
}

/** The mask of each file in an answer of files.list. */
export function listedMask(mask: Mask | undefined): Mask | undefined {
  return mask === undefined ? undefined : below(mask, 'files');
}

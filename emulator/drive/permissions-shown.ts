import type { Request } from '../core/exchange.ts';
import { invalidParameter } from './drive-error.ts';
import type { FileDocument, Permission } from './files.ts';

const VIEW = 'includePermissionsForView';

/** @throws 400 if a request names another view than `published` */
export function checkView({ query }: Request): void {
  const view = query.get(VIEW);
  if (view !== null && view !== 'published') throw invalidParameter(VIEW);
}

/** The permissions of a file that an answer shows. Permissions of the published view, e.g. to answer a form, are shown only on request. */
export function permissionsShown({ permissions }: FileDocument, { query }: Request): readonly Permission[] {
  const view = query.get(VIEW);
  return permissions.filter((each) => each.view === undefined || each.view === view);
}

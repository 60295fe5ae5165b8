import type { Context } from '../core/exchange.ts';
import type { FileDocument, Permission } from './files.ts';

const same = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

/** Whether a permission applies to someone: by address, by domain, or for everyone. */
function covers({ type, emailAddress, domain }: Permission, identity: string): boolean {
  if (type === 'anyone') return true;
  if (type === 'domain') return same(domain, identity.split('@')[1] ?? '');
  return same(emailAddress, identity);
}

const CHANGING = new Set(['owner', 'organizer', 'fileOrganizer', 'writer']);

/** Whether someone may read a file. Everybody may read files in shared drives. */
export function mayRead({ permissions, driveId, owner }: FileDocument, identity: string): boolean {
  return (
    driveId !== undefined || same(owner, identity) || permissions.some((each) => !each.view && covers(each, identity))
  );
}

/** Whether the request's sender may read a file, or everybody may read all files. */
export const isVisible = (file: FileDocument, context: Context): boolean =>
  !context.private || mayRead(file, context.identity);

/**
 * Whether files.list shows a file to the request's sender. Who may read a file only by its link does not find it. A permission for a domain with
 * `allowFileDiscovery` shows it in the corpus `domain`. Google also shows files that the sender opened.
 */
export function isListed(file: FileDocument, corpora: string, { private: closed, identity }: Context): boolean {
  if (!closed || file.driveId !== undefined || same(file.owner, identity)) return true;
  return file.permissions.some(
    (each) =>
      !each.view &&
      covers(each, identity) &&
      (each.emailAddress !== undefined ||
        (each.type === 'domain' && corpora === 'domain' && each.allowFileDiscovery === true)),
  );
}

export function mayChange({ permissions, driveId, owner }: FileDocument, identity: string): boolean {
  if (driveId !== undefined || same(owner, identity)) return true;
  return permissions.some((each) => CHANGING.has(each.role) && covers(each, identity));
}

/** Whether a permission that names this person's address lets them change the file (`writers`) or at least read it (`readers`). */
export function isAmong(file: FileDocument, identity: string, list: 'writers' | 'readers'): boolean {
  const roles = list === 'writers' ? CHANGING : new Set([...CHANGING, 'commenter', 'reader']);
  return file.permissions.some((each) => roles.has(each.role) && same(each.emailAddress, identity));
}

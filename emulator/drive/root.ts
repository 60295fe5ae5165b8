import { createHash } from 'node:crypto';
import { DriveError } from '../core/errors.ts';
import type { Context } from '../core/exchange.ts';
import { type FileDocument, FOLDER, findFile, ROOT } from './files.ts';

/** The id of a person's My Drive. */
export const rootIdOf = (owner: string): string =>
  `0A${createHash('sha256').update(owner).digest('base64url').slice(0, 17)}`;

/** The name by which files store their parent: the alias `root` for the caller's My Drive. */
export const storedParent = (id: string, { identity }: Pick<Context, 'identity'>): string =>
  id === rootIdOf(identity) ? ROOT : id;

/** The caller's My Drive, by its id or the alias `root`; undefined for any other id. It is stored only after a change. */
export function findRoot(fileId: string, context: Context): FileDocument | undefined {
  const { identity } = context;
  if (storedParent(fileId, context) !== ROOT) return undefined;
  const id = rootIdOf(identity);
  const owner = { id: '0', type: 'user', role: 'owner', emailAddress: identity };
  return (
    findFile(context, id) ?? {
      id,
      name: 'My Drive',
      mimeType: FOLDER,
      createdTime: SINCE,
      modifiedTime: SINCE,
      parents: [],
      trashed: false,
      owner: identity,
      permissions: [owner],
    }
  );
}

const SINCE = '2012-04-24T00:00:00.000Z';

/** Whether a folder is somebody's My Drive. */
const isRoot = ({ parents, mimeType }: FileDocument): boolean => mimeType === FOLDER && parents.length === 0;

/** @throws 403 for My Drive, which nobody can delete, trash or move */
export function demandMovable(file: FileDocument): void {
  if (isRoot(file)) {
    const message = 'The user does not have sufficient permissions for this file.';
    throw new DriveError(403, 'insufficientFilePermissions', message);
  }
}

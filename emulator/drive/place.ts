import { DriveError } from '../core/errors.ts';
import type { Context, Request } from '../core/exchange.ts';
import { fileNotFound, noStorage } from './drive-error.ts';
import { type FileDocument, FOLDER, findFile, ROOT } from './files.ts';
import { findRoot, storedParent } from './root.ts';
import { findDrive } from './shared/drives.ts';

/** The location of a file: its folder or the root of a shared drive, and the shared drive. */
export interface Place {
  readonly parents: readonly string[];
  readonly driveId?: string;
}

const SERVICE_ACCOUNT = /\.gserviceaccount\.com$/;

/** Whether the caller supports shared drives. For other callers, files in shared drives do not exist. */
const seesSharedDrives = ({ query }: Request): boolean =>
  query.get('supportsAllDrives') === 'true' || query.get('supportsTeamDrives') === 'true';

/**
 * The location that a request names for a new or moved file.
 * @throws 404 if the location does not exist; 403 if a service account would own the file, because service accounts have no storage
 */
export function placeOf(parents: readonly string[] | undefined, request: Request, context: Context): Place {
  const [parent = ROOT, ...more] = (parents ?? []).map((each) => storedParent(each, context));
  if (more.length > 0) {
    throw new DriveError(
      403,
      'multipleParentsNotSupported',
      'A file cannot have more than one parent. Use shortcuts instead.',
    );
  }
  const driveId = driveAt(parent, request, context);
  if (!driveId && SERVICE_ACCOUNT.test(context.identity)) throw noStorage();
  return { parents: [parent], ...(driveId ? { driveId } : {}) };
}

function driveAt(parent: string, request: Request, context: Context): string | undefined {
  if (parent === ROOT) return undefined;
  const seen = seesSharedDrives(request);
  if (seen && findDrive(context, parent)) return parent;
  const folder = findFile(context, parent);
  if (!folder || (folder.driveId && !seen)) throw fileNotFound(parent);
  if (folder.mimeType !== FOLDER) {
    throw new DriveError(403, 'parentNotAFolder', 'The specified parent is not a folder.');
  }
  return folder.driveId;
}

/** Finds a file. @throws 404 if the file does not exist, or if it is in a shared drive and the caller does not support shared drives */
export function loadFile(fileId: string, request: Request, context: Context): FileDocument {
  const file = findRoot(fileId, context) ?? findFile(context, fileId);
  if (!file || (file.driveId && !seesSharedDrives(request))) throw fileNotFound(fileId);
  return file;
}

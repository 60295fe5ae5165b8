import { DriveError, permissionDenied } from '../core/errors.ts';
import type { Identify, Layer, Request } from '../core/exchange.ts';
import { paramsOf, type Router } from '../core/router.ts';
import type { Store } from '../core/store.ts';
import type { Call, FindCall } from '../discovery/calls.ts';
import { canonicalCall } from '../discovery/check-call.ts';
import { fileNotFound } from '../drive/drive-error.ts';
import { type FileDocument, findFile } from '../drive/files.ts';
import { mayChange, mayRead } from '../drive/sharing.ts';
import { closedPage } from '../pages/layout.tsx';
import { parseBody } from '../sheets/shape.ts';
import { reads } from './scopes.ts';

export interface SharingParts {
  readonly identify: Identify;
  readonly store: Store;
  readonly router: Router;
  readonly find: FindCall;
  /** Whether the request's sender sees only shared files. */
  readonly isPrivate: (request: Request) => boolean;
}

/** Only the owner may delete a file. */
const OWNERS_ONLY = new Set(['drive.files.delete']);

/** Reading methods for people who may change the file: its permissions tell the addresses of everybody who has the file. */
const WRITERS_ONLY = new Set(['drive.permissions.get', 'drive.permissions.list']);

/** Methods that change a file other than the file in their path. */
const COPIES = new Set(['drive.files.copy', 'sheets.spreadsheets.sheets.copyTo']);

/** Admits a call only if Drive's permissions let the caller read or change the file. A file unknown to Drive is open to all. */
export function sharing({ identify, store, router, find, isPrivate }: SharingParts): Layer {
  return (request, next) => {
    if (!isPrivate(request)) return next(request);
    const called = find(request);
    const file = called && findFile({ store }, idIn(called));
    if (file) checkFile(called, file, identify(request));
    const destination = router.find(request);
    if (destination?.audience === 'people') {
      const opened = findFile({ store }, paramsOf(destination, request).id ?? '');
      const allows = destination.method === 'GET' ? mayRead : mayChange;
      if (opened && !allows(opened, identify(request))) return closedPage();
    }
    if (called?.method.id.endsWith('.copyTo')) {
      const { destinationSpreadsheetId: id } = parseBody(canonicalCall(request, called).body) as {
        destinationSpreadsheetId?: unknown;
      };
      const target = typeof id === 'string' ? findFile({ store }, id) : undefined;
      if (target && !mayChange(target, identify(request))) throw permissionDenied();
    }
    return next(request);
  };
}

/** The id of the file that a call is about; empty if the path names no file. */
function idIn({ params: { spreadsheetId, formId, fileId } }: Call): string {
  return spreadsheetId ?? formId ?? fileId ?? '';
}

function checkFile(called: Call, file: FileDocument, identity: string): void {
  const drive = called.document.name === 'drive';
  const { id } = called.method;
  if (!mayRead(file, identity)) throw drive ? fileNotFound(file.id) : permissionDenied();
  if ((reads(called) && !WRITERS_ONLY.has(id)) || COPIES.has(id)) return;
  const owned = !OWNERS_ONLY.has(id) || file.driveId !== undefined || file.owner === identity;
  if (owned && mayChange(file, identity)) return;
  throw drive
    ? new DriveError(403, 'insufficientFilePermissions', 'The user does not have sufficient permissions for this file.')
    : permissionDenied();
}

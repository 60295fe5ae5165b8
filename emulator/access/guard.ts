import { ApiError, DriveError, permissionDenied } from '../core/errors.ts';
import { type Layer, type Request, tokenOf } from '../core/exchange.ts';
import type { Store } from '../core/store.ts';
import { type ApiMethod, findMethod } from '../discovery/methods.ts';
import { fileNotFound } from '../drive/drive-error.ts';
import { findFile } from '../drive/files.ts';
import { mayChange, mayRead } from '../drive/sharing.ts';
import { reads, scopesFor } from './scopes.ts';
import { type AcceptedTokens, holderOf, type TokenHolder } from './tokens.ts';

/**
 * Lets calls of Google's APIs through only with an accepted token, with a scope that allows the method, and to files that their caller may read or
 * change. Pages are open to everyone, as a form is.
 */
export function guard(tokens: AcceptedTokens, store: Store): Layer {
  return (request, next) => {
    const called = findMethod(request);
    if (!called && !request.rawPath.startsWith('/v1/projects/')) return next(request);
    const token = tokenOf(request);
    const holder = holderOf(token, tokens);
    if (!holder) throw unauthenticated(request, token !== undefined);
    if (called) {
      checkScopes(called, holder);
      checkSharing(called, request, holder.identity, store);
    }
    return next(request);
  };
}

function unauthenticated({ rawPath }: Request, invalid: boolean): ApiError {
  if (rawPath.includes('/drive/')) {
    return invalid
      ? new DriveError(401, 'authError', 'Invalid Credentials', { locationType: 'header', location: 'Authorization' })
      : new DriveError(401, 'required', 'Login Required.', { locationType: 'header', location: 'Authorization' });
  }
  if (!invalid) {
    return permissionDenied(
      "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
    );
  }
  return new ApiError(
    401,
    'UNAUTHENTICATED',
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  );
}

function checkScopes(called: ApiMethod, { scopes }: TokenHolder): void {
  if (!scopes || scopesFor(called).some((each) => scopes.includes(each))) return;
  const message = 'Request had insufficient authentication scopes.';
  const { document, method } = called;
  if (document.name === 'drive') {
    throw new DriveError(403, 'insufficientPermissions', `Insufficient Permission: ${message}`);
  }
  throw new ApiError(403, 'PERMISSION_DENIED', message, [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
      domain: 'googleapis.com',
      metadata: { service: `${document.name}.googleapis.com`, method: method.id },
    },
  ]);
}

/** Only its owner deletes a file and gives it away. */
const OWNERS_ONLY = new Set(['drive.files.delete']);

function checkSharing(called: ApiMethod, { rawPath }: Request, identity: string, store: Store): void {
  const groups = (called.pattern.exec(rawPath) ?? called.upload?.exec(rawPath))?.groups ?? {};
  const id = groups.spreadsheetId ?? groups.formId ?? groups.fileId;
  const file = id === undefined ? undefined : findFile({ store }, decodeURIComponent(id));
  if (!file) return;
  const drive = called.document.name === 'drive';
  if (!mayRead(file, identity)) throw drive ? fileNotFound(file.id) : permissionDenied();
  const copies = called.method.id === 'drive.files.copy';
  if (reads(called) || copies) return;
  const owner = OWNERS_ONLY.has(called.method.id) ? file.driveId !== undefined || file.owner === identity : true;
  if (mayChange(file, identity) && owner) return;
  throw drive
    ? new DriveError(403, 'insufficientFilePermissions', 'The user does not have sufficient permissions for this file.')
    : permissionDenied();
}

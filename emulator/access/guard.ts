import { ApiError, DriveError, permissionDenied } from '../core/errors.ts';
import { type Head, hasKeyOnly, type Layer, tokenOf } from '../core/exchange.ts';
import type { Router } from '../core/router.ts';
import type { FindCall } from '../discovery/calls.ts';
import type { ApiMethod } from '../discovery/methods.ts';
import { scopesFor } from './scopes.ts';
import { type AcceptedTokens, holderOf, type TokenHolder } from './tokens.ts';

/** Whether a request has an API key instead of a token. A key alone may read public files only; `keysOnlyRead` and `sharing` check this. */
const callsByKey = (head: Head, find: FindCall): boolean => hasKeyOnly(head) && find(head) !== undefined;

/** Forwards requests with an accepted token, and calls with an API key alone. Refuses other requests as Google does. */
export const admitHolders =
  (tokens: AcceptedTokens, find: FindCall) =>
  (head: Head): Head | ApiError => {
    const token = tokenOf(head);
    return holderOf(token, tokens) || callsByKey(head, find) ? head : unauthenticated(head, token !== undefined);
  };

/**
 * Admits only requests with an accepted token and, for Google's APIs, a scope that allows the method, and calls with an API key alone. Published
 * forms are open to everyone.
 */
export function guard(tokens: AcceptedTokens, router: Router, find: FindCall): Layer {
  return (request, next) => {
    if (router.find(request)?.audience === 'everybody' || callsByKey(request, find)) return next(request);
    const token = tokenOf(request);
    const holder = holderOf(token, tokens);
    if (!holder) throw unauthenticated(request, token !== undefined);
    const called = find(request);
    if (called) checkScopes(called, holder);
    return next(request);
  };
}

function unauthenticated({ rawPath }: Head, invalid: boolean): ApiError {
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

import { ApiError, DriveError } from '../core/errors.ts';
import { hasKeyOnly, type Layer } from '../core/exchange.ts';
import type { Call, FindCall } from '../discovery/calls.ts';
import { reads } from './scopes.ts';

/** Google's answer to a call that needs a person, from a program that identifies only its project. */
function credentialsMissing({ document, method }: Call): ApiError {
  if (document.name === 'drive') {
    const place = { locationType: 'header', location: 'Authorization' };
    return new DriveError(401, 'required', 'Login Required.', place);
  }
  const message =
    'API keys are not supported by this API. Expected OAuth2 access token or other authentication credentials that assert a principal. See https://cloud.google.com/docs/authentication';
  return new ApiError(401, 'UNAUTHENTICATED', message, [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'CREDENTIALS_MISSING',
      domain: 'googleapis.com',
      metadata: { service: `${document.name}.googleapis.com`, method: method.id },
    },
  ]);
}

/** Lets a program that has only an API key read but not write. `sharing` shows it only public files. */
export function keysOnlyRead(find: FindCall): Layer {
  return (request, next) => {
    if (!hasKeyOnly(request)) return next(request);
    const called = find(request);
    if (called && !reads(called)) throw credentialsMissing(called);
    return next(request);
  };
}

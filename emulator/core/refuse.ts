import { type ApiError, DriveError, type ErrorReason } from './errors.ts';
import { type Answer, json, type Request } from './exchange.ts';

const REASONS: Readonly<Record<number, string>> = {
  400: 'badRequest',
  401: 'authError',
  403: 'forbidden',
  404: 'notFound',
  413: 'uploadTooLarge',
  429: 'rateLimitExceeded',
  501: 'notImplemented',
};

const LATE = 'backendError';

/** The answer for an error. Sheets and Forms use google.rpc.Status; Drive v3 uses an older list of reasons. */
export function refuse(error: ApiError, request: Pick<Request, 'rawPath' | 'headers' | 'query'>): Answer {
  const { httpStatus: code, message, status, details } = error;
  if (/^\/(upload\/)?drive\//.test(request.rawPath)) return json({ error: driveBody(error) }, request, code);
  const ownClient = request.headers['x-goog-api-client']?.includes('gdcl/') ?? false;
  const errors = [{ message, domain: 'global', reason: REASONS[code] ?? LATE }];
  const body = { code, message, ...(ownClient && { errors }), status, ...(details && { details }) };
  return json({ error: body }, request, code);
}

function driveBody(error: ApiError): object {
  const { httpStatus: code, message } = error;
  const { domain, reason, place }: ErrorReason =
    error instanceof DriveError ? error.why : { domain: 'global', reason: REASONS[code] ?? LATE };
  return { errors: [{ domain, reason, message, ...place }], code, message };
}

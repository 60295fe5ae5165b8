import { ApiError } from '../core/errors.ts';
import { type Answer, json, type Request, type Route } from '../core/exchange.ts';

/** An error of Drive v3, which still speaks the older language: a reason, and the parameter that it is about. */
export class DriveError extends ApiError {
  constructor(
    httpStatus: number,
    readonly reason: string,
    message: string,
    readonly parameter?: string,
  ) {
    super(httpStatus, reason, message);
    this.name = 'DriveError';
  }
}

export const fileNotFound = (id: string): DriveError =>
  new DriveError(404, 'notFound', `File not found: ${id}.`, 'fileId');

export const invalidParameter = (name: string): DriveError => new DriveError(400, 'invalid', 'Invalid Value', name);

/** What Google answers to a service account that wants to own a file: it has no storage of its own. */
export const noStorage = (): DriveError =>
  new DriveError(
    403,
    'storageQuotaExceeded',
    'Service Accounts do not have storage quota. Leverage shared drives (https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth delegation (http://support.google.com/a/answer/7281227) instead.',
  );

const REASONS: Readonly<Record<number, string>> = {
  400: 'badRequest',
  403: 'forbidden',
  404: 'notFound',
  501: 'notImplemented',
};

function driveEnvelope(error: ApiError): object {
  const { httpStatus: code, message } = error;
  const reason = error instanceof DriveError ? error.reason : (REASONS[code] ?? 'backendError');
  const place =
    error instanceof DriveError && error.parameter ? { locationType: 'parameter', location: error.parameter } : {};
  return { error: { errors: [{ domain: 'global', reason, message, ...place }], code, message } };
}

/** The route with its refusals in Drive's own shape. Such a route checks everything before it stores anything: a refusal here does not undo. */
export function driveRoute({ method, pattern, handle }: Route): Route {
  return {
    method,
    pattern,
    handle(request: Request, params, context): Answer {
      try {
        return handle(request, params, context);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        return json(driveEnvelope(error), request, error.httpStatus);
      }
    },
  };
}

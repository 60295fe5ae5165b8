/** One violated field, as google.rpc.BadRequest lists them. */
export interface FieldViolation {
  field?: string;
  description: string;
}

/** An error that Google's APIs would answer with: HTTP status, canonical status name, message, details. */
export class ApiError extends Error {
  constructor(
    readonly httpStatus: number,
    readonly status: string,
    message: string,
    readonly details?: readonly object[],
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export function invalidArgument(message: string): ApiError {
  return new ApiError(400, 'INVALID_ARGUMENT', message);
}

/** 400 with the google.rpc.BadRequest details that a malformed body gets. */
export function badRequest(message: string, violations: readonly FieldViolation[]): ApiError {
  const details = [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations }];
  return new ApiError(400, 'INVALID_ARGUMENT', message, details);
}

export function notFound(message = 'Requested entity was not found.'): ApiError {
  return new ApiError(404, 'NOT_FOUND', message);
}

export function permissionDenied(message = 'The caller does not have permission'): ApiError {
  return new ApiError(403, 'PERMISSION_DENIED', message);
}

/** 501 for what Google does and this emulator does not: `fieldPath` names the request field, query parameter or method. */
export function notImplemented(fieldPath: string): ApiError {
  return new ApiError(501, 'UNIMPLEMENTED', `The emulator does not implement '${fieldPath}'.`);
}

const LEGACY_REASONS: Readonly<Record<number, string>> = {
  400: 'badRequest',
  401: 'authError',
  403: 'forbidden',
  404: 'notFound',
  429: 'rateLimitExceeded',
  501: 'notImplemented',
  503: 'backendError',
};

/** The body of an error answer. Google's own client libraries also get the older list `errors` (`legacy`). */
export function envelope(error: ApiError, legacy = false): object {
  const body = {
    code: error.httpStatus,
    message: error.message,
    ...(legacy && {
      errors: [
        { message: error.message, domain: 'global', reason: LEGACY_REASONS[error.httpStatus] ?? 'backendError' },
      ],
    }),
    status: error.status,
    ...(error.details && { details: error.details }),
  };
  return { error: body };
}

/** One violated field, as in google.rpc.BadRequest. */
export interface FieldViolation {
  field?: string;
  description: string;
}

/** An error answer of Google's APIs: HTTP status, canonical status name, message, details. */
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

/** The reason for an error in Google's older format, with the parameter or header that caused it. */
export interface ErrorReason {
  readonly domain: string;
  readonly reason: string;
  readonly place?: { readonly locationType: string; readonly location: string };
}

/** An error of Drive v3, which still uses the older format. */
export class DriveError extends ApiError {
  readonly why: ErrorReason;

  /** @param about - the name of the parameter or body field that caused the error, or another location */
  constructor(
    httpStatus: number,
    reason: string,
    message: string,
    about?: string | ErrorReason['place'],
    domain = 'global',
  ) {
    super(httpStatus, reason, message);
    this.name = 'DriveError';
    const place = typeof about === 'string' ? { locationType: 'parameter', location: about } : about;
    this.why = { domain, reason, ...(place && { place }) };
  }
}

/** A request field that the emulator does not know. The answer is 400, or 501 if Google knows the field. */
export class UnknownField extends ApiError {
  constructor(
    readonly path: string,
    message: string,
    details: readonly object[],
  ) {
    super(400, 'INVALID_ARGUMENT', message, details);
    this.name = 'UnknownField';
  }
}

export function invalidArgument(message: string): ApiError {
  return new ApiError(400, 'INVALID_ARGUMENT', message);
}

const violationDetails = (violations: readonly FieldViolation[]): readonly object[] => [
  { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations },
];

/** A 400 error with the google.rpc.BadRequest details of a malformed body. */
export function badRequest(message: string, violations: readonly FieldViolation[]): ApiError {
  return new ApiError(400, 'INVALID_ARGUMENT', message, violationDetails(violations));
}

const snake = (at: string): string => at.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Google's error text for a field that a message does not have. */
export function unknownNameViolation(name: string, at: string): FieldViolation {
  const description = `Invalid JSON payload received. Unknown name "${name}"${at ? ` at '${snake(at)}'` : ''}: Cannot find field.`;
  return { ...(at && { field: snake(at) }), description };
}

/** The error for a field that the message at `at` does not have. */
export function unknownField(name: string, at: string): UnknownField {
  const violation = unknownNameViolation(name, at);
  return new UnknownField(at ? `${at}.${name}` : name, violation.description, violationDetails([violation]));
}

export function notFound(message = 'Requested entity was not found.'): ApiError {
  return new ApiError(404, 'NOT_FOUND', message);
}

export function permissionDenied(message = 'The caller does not have permission'): ApiError {
  return new ApiError(403, 'PERMISSION_DENIED', message);
}

/** A 501 error for a Google feature that the emulator does not support. `fieldPath` names the request field, query parameter or method. */
export function notImplemented(fieldPath: string): ApiError {
  return new ApiError(501, 'UNIMPLEMENTED', `The emulator does not implement '${fieldPath}'.`);
}

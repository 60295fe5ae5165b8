import * as z from 'zod/mini';
import { GoogleError, type GoogleOperation } from '../../functions/gateways/google-error.ts';

const detailed = z.object({
  details: z.object({ code: z.number(), message: z.string(), errors: z.optional(z.array(z.unknown())) }),
});

/**
 * Converts an exception of an advanced service to an error of the REST client: Google's message becomes `message`, and the HTTP status code becomes
 * `status`. An exception without details has no status. Apps Script throws such an exception when it loses the connection.
 */
export function asRestError(exception: unknown): Error {
  const known = detailed.safeParse(exception);
  if (!known.success) return exception instanceof Error ? exception : new Error(String(exception));
  const { code, message, errors } = known.data.details;
  // Drive names the exhausted quota in `errors`.
  const response = { data: { error: { errors } } };
  return Object.assign(new Error(message, { cause: exception }), { status: code, response });
}

/** Works with a service of Google. @throws GoogleError with Google's own message as `cause` */
export function callService<T>(operation: GoogleOperation, work: () => T): T {
  try {
    return work();
  } catch (exception) {
    throw new GoogleError(operation, asRestError(exception));
  }
}

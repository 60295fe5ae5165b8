import * as z from 'zod/mini';

const detailed = z.object({
  details: z.object({ code: z.number(), message: z.string(), errors: z.optional(z.array(z.unknown())) }),
});

/**
 * An exception of an advanced service in the shape of the REST client's: Google's own words as `message`, the HTTP number as
 * `status`. An exception without details, which is how Apps Script says that it lost the connection, has no status.
 */
export function asRestError(exception: unknown): Error {
  const known = detailed.safeParse(exception);
  if (!known.success) return exception instanceof Error ? exception : new Error(String(exception));
  const { code, message, errors } = known.data.details;
  // Drive says in `errors` which quota is spent.
  const response = { data: { error: { errors } } };
  return Object.assign(new Error(message, { cause: exception }), { status: code, response });
}

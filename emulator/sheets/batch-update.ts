import { ApiError, badRequest, invalidArgument, notImplemented, unknownField } from '../core/errors.ts';
import type { Draft } from './draft.ts';
import type { Step } from './requests/kind.ts';
import { KINDS, UNSUPPORTED_KINDS } from './requests/registry.ts';
import { type Shape, verbatim } from './shape.ts';

interface NamedStep {
  readonly kind: string;
  readonly step: Step;
}

/** An entry of `requests`: an object with exactly one kind of request. */
export const requestShape: Shape<NamedStep> = {
  read(value, at) {
    const entries = Object.entries(verbatim.read(value, at)).filter(([, body]) => body !== null);
    const [first, second] = entries;
    for (const [name] of entries) if (!KINDS[name] && !UNSUPPORTED_KINDS.has(name)) throw unknownField(name, at);
    if (!first) throw invalidArgument(`Invalid ${at}: No request set.`);
    if (second) {
      const message = `Invalid value at '${at}' (oneof), oneof field 'kind' is already set. Cannot set '${second[0]}'`;
      throw badRequest(message, [{ field: at, description: message }]);
    }
    const [kind, body] = first;
    const known = KINDS[kind];
    if (!known) throw notImplemented(`${at}.${kind}`);
    return { kind, step: known.read(body, `${at}.${kind}`) };
  },
};

/**
 * Applies the requests to the draft in order. Each request sees the effects of the requests before it. Returns one reply per request.
 * @throws 400 that names the first failed request; the caller must then drop the draft
 */
export function applyRequests(draft: Draft, steps: readonly NamedStep[]): object[] {
  if (steps.length === 0) throw invalidArgument('Must specify at least one request.');
  return steps.map(({ kind, step }, index) => {
    try {
      const reply = step(draft);
      return reply ? { [kind]: reply } : {};
    } catch (error) {
      throw located(error, `requests[${index}].${kind}`);
    }
  });
}

function located(error: unknown, place: string): unknown {
  if (!(error instanceof ApiError)) return error;
  if (error.httpStatus === 501) return new ApiError(501, error.status, `${error.message} (in ${place})`);
  return new ApiError(error.httpStatus, error.status, `Invalid ${place}: ${error.message}`, error.details);
}

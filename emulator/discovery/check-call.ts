import { badRequest, DriveError, notImplemented, UnknownField } from '../core/errors.ts';
import type { Handle, Layer, Request } from '../core/exchange.ts';
import { compileMask, type Mask } from '../core/fields-mask.ts';
import { camel, parseBody } from '../sheets/shape.ts';
import type { Call, FindCall } from './calls.ts';
import { withCanonicalBody } from './canonical-body.ts';
import { checkAnswer } from './check-answer.ts';
import { checkBody } from './check-body.ts';
import type { Schema } from './document.ts';
import { type ApiMethod, dereferenced } from './methods.ts';

/**
 * Checks every call of a Google API against Google's types. If Google does not know a name in the request, the answer is 400 and the route does not
 * run. If Google knows the name but the route does not, the answer is 501. If the route's answer does not fit Google's types, the answer is 500.
 */
export const checkCall =
  (find: FindCall): Layer =>
  (received, next) => {
    const called = find(received);
    if (!called) return next(received);
    const { method, document } = called;
    const request = canonicalCall(received, called);
    checkParameters(request, called);
    if (method.request && !called.uploads) checkBody(parseBody(request.body), method.request, document);
    const answer = refusingUnknownFields(next, request, called);
    if (method.response && answer.value !== undefined && answer.status === 200) {
      checkAnswer(answer.value, method.response, document, method.id);
    }
    return answer;
  };

/** The call in the notation that its handler reads: names of fields and parameters as in Google's documents. */
export function canonicalCall(request: Request, { method, document, uploads }: Call): Request {
  const known = (name: string) => method.parameters[name] ?? document.parameters[name];
  const named = (name: string) => (known(name) || !known(camel(name)) ? name : camel(name));
  const query = new URLSearchParams([...request.query].map(([name, value]) => [named(name), value]));
  const call = { ...request, query };
  return method.request && !uploads ? withCanonicalBody(call, method.request, document) : call;
}

function checkParameters({ query }: Request, { method, document }: ApiMethod): void {
  for (const name of query.keys()) {
    if (method.parameters[name]?.location === 'query' || document.parameters[name]) continue;
    // Drive ignores unknown parameters.
    if (document.name === 'drive') continue;
    const description = `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`;
    throw badRequest(description, [{ description }]);
  }
  if (query.has('callback')) throw notImplemented('callback');
  const alt = query.get('alt');
  if (alt !== null && alt !== 'json' && alt !== 'media') throw notImplemented(`alt=${alt}`);
  const fields = query.get('fields');
  if (!fields || !method.response) return;
  const place = unreachable(compileMask(fields), method.response, '', document);
  if (place !== undefined) throw wrongSelection(document.name, place);
}

/** The first name in a mask that no answer can contain. */
function unreachable(mask: Mask, schema: Schema, at: string, document: ApiMethod['document']): string | undefined {
  if (mask === true) return undefined;
  let message = dereferenced(schema, document);
  while (message.type === 'array' && message.items) message = dereferenced(message.items, document);
  for (const [name, child] of mask) {
    const known = message.properties && Object.hasOwn(message.properties, name) ? message.properties[name] : undefined;
    const field = known ?? message.additionalProperties;
    if (name === '*' || message.type === 'any') continue;
    if (!field) return at + name;
    const place = unreachable(child, field, `${at}${name}.`, document);
    if (place !== undefined) return place;
  }
  return undefined;
}

function wrongSelection(api: string, place: string) {
  if (api === 'drive') return new DriveError(400, 'invalidParameter', `Invalid field selection ${place}`, 'fields');
  const description = `Error expanding 'fields' parameter. Cannot find matching fields for path '${place}'.`;
  return badRequest('Request contains an invalid argument.', [{ field: place, description }]);
}

/** Calls the route. If the route does not know a field that passed the check, the answer is 501 (not implemented). */
function refusingUnknownFields(next: Handle, request: Request, { method, document, uploads }: Call) {
  try {
    return next(request);
  } catch (error) {
    if (!(error instanceof UnknownField)) throw error;
    // The check above skips the metadata of an upload.
    const unchecked = uploads && method.request;
    if (unchecked && !dereferenced(method.request, document).properties?.[error.path.split('.')[0] ?? '']) throw error;
    throw notImplemented(error.path);
  }
}

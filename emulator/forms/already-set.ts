import { badRequest } from '../core/errors.ts';

/** What Google's parser says when a message has two of the fields of which it may have one. */
export function alreadySet(field: string, second: string, oneof = 'kind') {
  const description = `Invalid value at '${field}' (oneof), oneof field '${oneof}' is already set. Cannot set '${second}'`;
  return badRequest(description, [{ field, description }]);
}

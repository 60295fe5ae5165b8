import { badRequest } from '../core/errors.ts';

/** The error of Google's parser for a message that sets two fields of a oneof. */
export function alreadySet(field: string, second: string, oneof = 'kind') {
  const description = `Invalid value at '${field}' (oneof), oneof field '${oneof}' is already set. Cannot set '${second}'`;
  return badRequest(description, [{ field, description }]);
}

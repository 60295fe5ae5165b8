import { badRequest, invalidArgument } from '../../core/errors.ts';
import type { Scalar } from '../model.ts';
import { message, type Shape, text } from '../shape.ts';
import { majorDimension } from './options.ts';

/** Values to write: null leaves a cell unchanged. */
export type Input = Scalar | null;

const LIST_VALUE = 'type.googleapis.com/google.protobuf.ListValue';

/** Rows (or columns) of values. Anything else gives Google's error. */
export const lines: Shape<readonly (readonly Input[])[]> = {
  read(value, at) {
    if (!Array.isArray(value)) throw notList(value, at);
    return value.map((line: unknown, index) => {
      if (!Array.isArray(line)) throw notList(line, `${at}[${index}]`);
      return line.map((each: unknown, place) => scalar(each, `values[${index}][${place}]`));
    });
  },
};

function notList(value: unknown, at: string) {
  const description = `Invalid value at '${at}' (${LIST_VALUE}), ${JSON.stringify(value)}`;
  return badRequest(description, [{ field: at, description }]);
}

function scalar(value: unknown, at: string): Input {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  const kind = Array.isArray(value) ? 'list_value' : 'struct_value';
  throw invalidArgument(`Invalid ${at}: ${kind} ${JSON.stringify(value)}`);
}

/** Google's ValueRange in a request. */
export const valueRange = message({ range: text, majorDimension, values: lines });

export type GivenRange = ReturnType<typeof valueRange.read>;

/** The values by rows. The request may give them by rows or by columns. */
export function byRows({
  majorDimension,
  values = [],
}: Pick<GivenRange, 'majorDimension' | 'values'>): readonly (readonly Input[])[] {
  if (majorDimension !== 'COLUMNS') return values;
  const height = values.reduce((most, column) => Math.max(most, column.length), 0);
  return Array.from({ length: height }, (_, row) => values.map((column) => column[row] ?? null));
}

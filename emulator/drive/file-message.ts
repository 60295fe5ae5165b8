import { bool, list, message, outputOnly, type Shape, text } from '../sheets/shape.ts';
import type { Properties } from './files.ts';

/** Properties by name. A null value deletes the property. */
const properties: Shape<Readonly<Record<string, string | null>>> = {
  read(value, at) {
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, each === null ? null : text.read(each, `${at}.${name}`)]),
    );
  },
};

/** RFC 3339. */
const time: Shape<string> = {
  read(value, at) {
    const given = text.read(value, at);
    return Number.isNaN(Date.parse(given)) ? text.read(Number.NaN, at) : new Date(given).toISOString();
  },
};

/** A File in a request. */
export const fileMessage = message({
  kind: outputOnly,
  id: text,
  name: text,
  mimeType: text,
  description: text,
  parents: list(text),
  properties,
  appProperties: properties,
  starred: bool,
  trashed: bool,
  createdTime: time,
  modifiedTime: time,
  originalFilename: outputOnly,
});

export type GivenFile = ReturnType<typeof fileMessage.read>;

/** The properties after a change; undefined if no property is left. */
export function changedProperties(
  before: Properties | undefined,
  given: Readonly<Record<string, string | null>> | undefined,
): Properties | undefined {
  const merged = { ...before, ...given };
  const left = Object.entries(merged).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}

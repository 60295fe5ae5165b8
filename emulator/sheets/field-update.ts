import { invalidArgument, notImplemented } from '../core/errors.ts';
import { compileMask, type Mask } from '../core/fields-mask.ts';
import { camel, type Shape, unsupported } from './shape.ts';

/**
 * The `fields` of a request, as a mask for the message that it updates.
 * @throws 400 if `fields` is missing, empty or names an unknown field; 501 for an unsupported field
 */
export function updateMask(fields: string | undefined, shape: Shape<unknown>): Mask {
  if (!fields?.trim()) {
    throw invalidArgument("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  }
  const mask = compileMask(camel(fields));
  checkMask(mask, shape, '');
  return mask;
}

function checkMask(mask: Mask, shape: Shape<unknown>, at: string): void {
  if (mask === true) return;
  for (const [name, child] of mask) {
    if (name === '*') continue;
    const path = at ? `${at}.${name}` : name;
    const field = shape.fields && Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (!field) throw invalidArgument(`Invalid field: ${path}`);
    if (field === unsupported) throw notImplemented(`fields: ${path}`);
    checkMask(child, field, path);
  }
}

/** `old` with the masked fields from `given`. A masked field that `given` lacks is cleared. Empty messages are removed. */
export function updateByMask<T extends object>(old: T, given: object, mask: Mask): T {
  if (mask === true) return given as T;
  const result: Record<string, unknown> = Object.fromEntries(Object.entries(old));
  const source: Record<string, unknown> = { ...given };
  for (const [name, child] of mask) {
    const value = source[name];
    if (child === true) assign(result, name, value);
    else {
      const merged = updateByMask(asObject(result[name]), asObject(value), child);
      assign(result, name, Object.keys(merged).length > 0 ? merged : undefined);
    }
    // A plain colour and its style are one property under two names, so Google changes both.
    if (!/color(style)?$/i.test(name)) continue;
    const twin = name.endsWith('Style') ? name.slice(0, -'Style'.length) : `${name}Style`;
    assign(result, twin, source[twin]);
  }
  return result as T;
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

function assign(target: Record<string, unknown>, name: string, value: unknown): void {
  if (value === undefined) delete target[name];
  else target[name] = value;
}

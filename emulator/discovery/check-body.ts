import { badRequest, type FieldViolation, unknownNameViolation } from '../core/errors.ts';
import type { DiscoveryDocument, Schema } from './document.ts';
import { DEEPEST, fitting } from './fits.ts';
import { dereferenced } from './methods.ts';

const PACKAGES: Readonly<Record<string, string>> = {
  sheets: 'google.apps.sheets.v4',
  forms: 'google.apps.forms.v1',
  drive: 'google.apps.drive.v3',
};

const SCALARS: Readonly<Record<string, string>> = {
  string: 'TYPE_STRING',
  number: 'TYPE_DOUBLE',
  boolean: 'TYPE_BOOL',
};

/**
 * Checks the names in a body, and whether messages, lists and plain values stand where the method's request message allows them. The plain values
 * themselves are checked by the code that reads them.
 * @throws 400 with a list of all violations, as Google's own JSON parser does
 */
export function checkBody(body: unknown, schema: Schema, document: DiscoveryDocument): void {
  if (fitting(schema, document, 'request')(body, 0)) return;
  const violations: FieldViolation[] = [];
  checkMessage(body, schema, '', { document, violations, depth: 0 });
  if (violations.length > 0) throw badRequest(violations.map((each) => each.description).join('\n'), violations);
}

interface Checking {
  readonly document: DiscoveryDocument;
  readonly violations: FieldViolation[];
  readonly depth: number;
}

function checkMessage(value: unknown, schema: Schema, at: string, checking: Checking): void {
  const { document, violations, depth } = checking;
  if (depth > DEEPEST) {
    violations.push({ description: 'Invalid JSON payload received. Message too deep. Max recursion depth reached.' });
    return;
  }
  const { properties, additionalProperties, id } = dereferenced(schema, document);
  if (typeof value !== 'object' || value === null) {
    const type = `type.googleapis.com/${PACKAGES[document.name]}.${id ?? 'Struct'}`;
    violations.push(violation(at, `Invalid value at '${snake(at)}' (${type}), ${JSON.stringify(value)}`));
    return;
  }
  if (Array.isArray(value)) {
    violations.push(notRepeating(at));
    return;
  }
  for (const [name, child] of Object.entries(value)) {
    const below = at ? `${at}.${name}` : name;
    const known = properties && Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (!known) violations.push(unknownNameViolation(name, at));
    else if (child !== null && child !== undefined) checkValue(child, known, below, { ...checking, depth: depth + 1 });
  }
}

function checkValue(value: unknown, schema: Schema, at: string, checking: Checking): void {
  if (schema.$ref !== undefined || schema.type === 'object') {
    checkMessage(value, schema, at, checking);
    return;
  }
  if (schema.type === 'array') {
    const { items } = schema;
    // We accept a single value as a list of one.
    const elements: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (items && items.type !== 'array' && items.type !== 'any') {
      elements.forEach((element, index) => {
        checkValue(element, items, `${at}[${index}]`, checking);
      });
    }
    return;
  }
  const scalar = schema.type && SCALARS[schema.type];
  if (!scalar || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) checking.violations.push(notRepeating(at));
  else {
    const reason = `Invalid value at '${snake(at)}' (${scalar}), Starting an object on a scalar field`;
    checking.violations.push(violation(at, reason));
  }
}

const snake = (at: string): string => at.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const violation = (at: string, description: string): FieldViolation => ({
  ...(at && { field: snake(at) }),
  description,
});

function notRepeating(at: string): FieldViolation {
  if (!at) return { description: 'Invalid JSON payload received. Unknown name "": Root element must be a message.' };
  const dot = at.lastIndexOf('.');
  const parent = dot < 0 ? '' : at.slice(0, dot);
  const place = parent ? ` at '${snake(parent)}'` : '';
  return violation(
    parent,
    `Invalid JSON payload received. Unknown name "${at.slice(dot + 1)}"${place}: Proto field is not repeating, cannot start list.`,
  );
}

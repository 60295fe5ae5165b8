import { invalidArgument } from '../core/errors.ts';
import type { Store, StoredDocument } from '../core/store.ts';

const FORMAT = 'google-emulator-state';
const VERSION = 1;

/** The emulator's whole state as one file: a header line, then one line of JSON per document. */
export function exportState(store: Store): Buffer {
  const lines = [JSON.stringify({ format: FORMAT, version: VERSION })];
  for (const [collection, id, body] of store.dump()) {
    lines.push(`[${JSON.stringify(collection)},${JSON.stringify(id)},${body}]`);
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}

/**
 * Replaces the emulator's whole state with the content of a state file.
 * @throws 400 if the file is not a state file; the state then stays the same
 */
export function importState(store: Store, file: Buffer): void {
  const [head = '', ...lines] = file.toString('utf8').split('\n');
  const { format, version } = parsed(head, 1) as { format?: unknown; version?: unknown };
  if (format !== FORMAT || version !== VERSION) {
    throw invalidArgument(`This is not a state file of the emulator (format ${FORMAT}, version ${VERSION}).`);
  }
  const documents = lines.flatMap((line, index) => (line === '' ? [] : [documentOf(line, index + 2)]));
  store.restore(documents);
}

function documentOf(line: string, number: number): StoredDocument {
  const value = parsed(line, number);
  if (!Array.isArray(value)) throw spoiled(number);
  const [collection, id, body] = value as unknown[];
  if (typeof collection !== 'string' || typeof id !== 'string' || typeof body !== 'object' || body === null) {
    throw spoiled(number);
  }
  return [collection, id, JSON.stringify(body)];
}

function parsed(line: string, number: number): unknown {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw spoiled(number);
}

const spoiled = (line: number) =>
  invalidArgument(`Line ${line} of the state file cannot be read. Nothing was changed.`);

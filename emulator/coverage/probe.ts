import type { Answer } from '../core/exchange.ts';
import { ENUMS } from '../discovery/enums.ts';
import { type ApiMethod, dereferenced, METHODS } from '../discovery/methods.ts';
import { createEmulator, type Emulator } from '../index.ts';
import { enumPaths, fieldPaths, NO_VALUE } from './paths.ts';

/** How the emulator handles one feature of Google's APIs. */
export interface Finding {
  readonly name: string;
  readonly served: boolean;
}

/** How the emulator handles one value of an enum: Google's answer, 501, or the 400 for a value that the enum does not have. */
export interface EnumFinding {
  /** The field or query parameter. */
  readonly name: string;
  readonly value: string;
  readonly outcome: 'served' | 'unsupported' | 'invalid';
}

export interface MethodFinding extends Finding {
  readonly values: readonly EnumFinding[];
  readonly parameters: readonly Finding[];
  readonly fields: readonly Finding[];
  /** The kinds of request in a batchUpdate, each with its fields. */
  readonly kinds: readonly KindFinding[];
}

export interface KindFinding extends Finding {
  readonly values: readonly EnumFinding[];
  readonly fields: readonly Finding[];
}

/** Parameters that a method requires before it checks anything else. */
const NEEDED: Readonly<Record<string, string>> = {
  'sheets.spreadsheets.values.update': 'valueInputOption=RAW',
  'sheets.spreadsheets.values.append': 'valueInputOption=RAW',
  'drive.drives.create': 'requestId=x',
  'drive.about.get': 'fields=kind',
  'drive.comments.list': 'fields=kind',
  'drive.files.export': 'mimeType=text/csv',
};

const IDENTITY = 'probe@example.org';

/** Finds out what the emulator supports by calling every method with each parameter and field alone. Only 501 means unsupported. */
export async function probe(): Promise<MethodFinding[]> {
  const emulator = await createEmulator({ seed: 1 });
  try {
    const ids = prepare(emulator);
    const sorted = METHODS.toSorted((a, b) => (a.method.id < b.method.id ? -1 : 1));
    return sorted.map((called) => findingOf(called, (query, body) => ask(emulator, called, ids, query, body)));
  } finally {
    await emulator.close();
  }
}

type Outcome = EnumFinding['outcome'];
type Ask = (query: string, body?: unknown) => Outcome;

const NOTHING = { parameters: [], fields: [], kinds: [], values: [] };

function findingOf(called: ApiMethod, ask: Ask): MethodFinding {
  const { method, document } = called;
  const { id: name } = method;
  if (!isServed(ask(''))) return { name, served: false, ...NOTHING };
  const queries = Object.entries(method.parameters).filter(([, { location }]) => location === 'query');
  const parameters = queries.map(([parameter, { type }]) => {
    const sample = type === 'string' ? 'x' : type === 'boolean' ? 'true' : '1';
    return { name: parameter, served: isServed(ask(`${parameter}=${sample}`)) };
  });
  const values: EnumFinding[] = queries.flatMap(([parameter]) =>
    withNoValue(ENUMS[document.name]?.get(`${name}.${parameter}`)).map((value) => ({
      name: parameter,
      value,
      outcome: ask(`${parameter}=${value}`),
    })),
  );
  if (!method.request) return { ...NOTHING, name, served: true, parameters, values };
  const outside = ({ path }: { readonly path: string }): boolean => !path.startsWith('requests.');
  const fields = fieldPaths(method.request, document).filter(outside);
  return {
    name,
    served: true,
    parameters,
    fields: fields.map(({ path, sample }) => ({ name: path, served: isServed(ask('', sample)) })),
    kinds: kindsOf(called, ask),
    values: [
      ...values,
      ...enumPaths(method.request, document)
        .filter(outside)
        .map(({ path, value, sample }) => ({ name: path, value, outcome: ask('', sample) })),
    ],
  };
}

const isServed = (outcome: Outcome): boolean => outcome !== 'unsupported';
const withNoValue = (values: readonly string[] | undefined): readonly string[] => (values ? [...values, NO_VALUE] : []);

function kindsOf({ method, document }: ApiMethod, ask: Ask): KindFinding[] {
  const requests = method.request && dereferenced(method.request, document).properties?.requests?.items;
  if (!requests) return [];
  const kinds = Object.entries(dereferenced(requests, document).properties ?? {});
  return kinds.map(([name, schema]) => {
    const asked = (sample: unknown): Outcome => ask('', { requests: [{ [name]: sample }] });
    if (!isServed(asked({}))) return { name, served: false, fields: [], values: [] };
    const fields = fieldPaths(schema, document).map(({ path, sample }) => ({
      name: path,
      served: isServed(asked(sample)),
    }));
    const values = enumPaths(schema, document).map(({ path, value, sample }) => ({
      name: path,
      value,
      outcome: asked(sample),
    }));
    return { name, served: true, fields, values };
  });
}

type Ids = Readonly<Record<string, string>>;

/** Creates one resource of each kind. */
function prepare(emulator: Emulator): Ids {
  const made = (path: string, body: object, query = ''): string => {
    const { value } = call(emulator, 'POST', path, query, body);
    const ids = value as Readonly<Record<string, string>>;
    return ids.spreadsheetId ?? ids.formId ?? ids.id ?? '';
  };
  const fileId = made('/drive/v3/files', { mimeType: 'application/vnd.google-apps.spreadsheet' });
  const formId = made('/v1/forms', {});
  const watch = { target: { topic: { topicName: 'projects/p/topics/t' } }, eventType: 'SCHEMA' };
  return {
    spreadsheetId: made('/v4/spreadsheets', {}),
    formId,
    fileId,
    range: 'A1',
    driveId: made('/drive/v3/drives', { name: 'x' }, 'requestId=1'),
    permissionId: made(`/drive/v3/files/${fileId}/permissions`, { type: 'anyone', role: 'reader' }),
    watchId: made(`/v1/forms/${formId}/watches`, { watch }),
  };
}

function ask(emulator: Emulator, { method, pattern }: ApiMethod, ids: Ids, query: string, body?: unknown): Outcome {
  // Calls that delete get ids that do not exist, so that later calls still find the resources.
  const known = method.httpMethod === 'DELETE' ? {} : ids;
  const path = `/${method.path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? 'x')}`;
  if (!pattern.test(path)) throw new Error(`No path for ${method.id}`);
  const needed = NEEDED[method.id] ?? '';
  const isNeeded = needed.split('=')[0] === query.split('=')[0];
  const whole = [isNeeded ? '' : needed, query].filter(Boolean).join('&');
  const answer = call(emulator, method.httpMethod, path, whole, body);
  if (answer.status === 501) return 'unsupported';
  return answer.status === 400 && String(answer.body).includes('Invalid value at') ? 'invalid' : 'served';
}

function call(emulator: Emulator, method: string, rawPath: string, query: string, body?: unknown): Answer {
  return emulator.handle({
    method,
    rawPath,
    query: new URLSearchParams(query),
    headers: { authorization: `Bearer ${IDENTITY}`, 'content-type': 'application/json' },
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
  });
}

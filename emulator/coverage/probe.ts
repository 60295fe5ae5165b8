import type { Answer } from '../core/exchange.ts';
import { type ApiMethod, dereferenced, METHODS } from '../discovery/methods.ts';
import { createEmulator, type Emulator } from '../index.ts';
import { fieldPaths } from './paths.ts';

/** How the emulator handles one feature of Google's APIs. */
export interface Finding {
  readonly name: string;
  readonly served: boolean;
}

export interface MethodFinding extends Finding {
  readonly parameters: readonly Finding[];
  readonly fields: readonly Finding[];
  /** The kinds of request in a batchUpdate, each with its fields. */
  readonly kinds: readonly KindFinding[];
}

export interface KindFinding extends Finding {
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

type Ask = (query: string, body?: unknown) => boolean;

function findingOf(called: ApiMethod, ask: Ask): MethodFinding {
  const { method, document } = called;
  const { id: name } = method;
  if (!ask('')) return { name, served: false, parameters: [], fields: [], kinds: [] };
  const parameters = Object.entries(method.parameters).flatMap(([parameter, { location, type }]) =>
    location === 'query'
      ? [
          {
            name: parameter,
            served: ask(`${parameter}=${type === 'string' ? 'x' : type === 'boolean' ? 'true' : '1'}`),
          },
        ]
      : [],
  );
  if (!method.request) return { name, served: true, parameters, fields: [], kinds: [] };
  const all = fieldPaths(method.request, document).filter(({ path }) => !path.startsWith('requests.'));
  const fields = all.map(({ path, sample }) => ({ name: path, served: ask('', sample) }));
  return { name, served: true, parameters, fields, kinds: kindsOf(called, ask) };
}

function kindsOf({ method, document }: ApiMethod, ask: Ask): KindFinding[] {
  const requests = method.request && dereferenced(method.request, document).properties?.requests?.items;
  if (!requests) return [];
  const kinds = Object.entries(dereferenced(requests, document).properties ?? {});
  return kinds.map(([name, schema]) => {
    if (!ask('', { requests: [{ [name]: {} }] })) return { name, served: false, fields: [] };
    const fields = fieldPaths(schema, document).map(({ path, sample }) => ({
      name: path,
      served: ask('', { requests: [{ [name]: sample }] }),
    }));
    return { name, served: true, fields };
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

function ask(emulator: Emulator, { method, pattern }: ApiMethod, ids: Ids, query: string, body?: unknown): boolean {
  // Calls that delete get ids that do not exist, so that later calls still find the resources.
  const known = method.httpMethod === 'DELETE' ? {} : ids;
  const path = `/${method.path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? 'x')}`;
  if (!pattern.test(path)) throw new Error(`No path for ${method.id}`);
  const whole = [NEEDED[method.id], query].filter(Boolean).join('&');
  return call(emulator, method.httpMethod, path, whole, body).status !== 501;
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

import { type Realm, refusing } from '../realm.ts';
import type { Rest } from '../rest.ts';

type Options = Readonly<Record<string, string | readonly string[] | undefined>>;

const path = (id: string, rest = '') => `/v4/spreadsheets/${encodeURIComponent(id)}${rest}`;
const at = (range: string) => encodeURIComponent(range);

/** Counts the script's calls. */
export interface ServiceCalls {
  reads: number;
  writes: number;
}

/** The advanced service `Sheets`: body first, then path parameters, then query. https://developers.google.com/apps-script/advanced/sheets */
export function sheetsService(rest: Rest, realm: Realm, calls: ServiceCalls) {
  const read = (name: string, url: string, query: Options = {}) => {
    calls.reads++;
    return rest.call(`sheets.spreadsheets.${name}`, { method: 'GET', path: url, query });
  };
  const write = (name: string, url: string, body: unknown, query: Options = {}, method: 'POST' | 'PUT' = 'POST') => {
    calls.writes++;
    return rest.call(`sheets.spreadsheets.${name}`, { method, path: url, query, body });
  };
  const Values = {
    get: (id: string, range: string, options?: Options) =>
      read('values.get', path(id, `/values/${at(range)}`), options),
    batchGet: (id: string, options?: Options) => read('values.batchGet', path(id, '/values:batchGet'), options),
    update: (body: unknown, id: string, range: string, options?: Options) =>
      write('values.update', path(id, `/values/${at(range)}`), body, options, 'PUT'),
    append: (body: unknown, id: string, range: string, options?: Options) =>
      write('values.append', path(id, `/values/${at(range)}:append`), body, options),
    batchUpdate: (body: unknown, id: string) => write('values.batchUpdate', path(id, '/values:batchUpdate'), body),
    clear: (body: unknown, id: string, range: string) =>
      write('values.clear', path(id, `/values/${at(range)}:clear`), body),
  };
  const Spreadsheets = {
    get: (id: string, options?: Options) => read('get', path(id), options),
    create: (body: unknown) => write('create', '/v4/spreadsheets', body),
    batchUpdate: (body: unknown, id: string, options?: Options) =>
      write('batchUpdate', path(id, ':batchUpdate'), body, options),
    Values: refusing('Sheets.Spreadsheets.Values', Values, realm),
  };
  return refusing('Sheets', { Spreadsheets: refusing('Sheets.Spreadsheets', Spreadsheets, realm) }, realm);
}

import type { IdMap } from './id-map.ts';
import type { Exchange } from './recording.ts';

const HOSTS = /^(sheets|forms|drive|docs|www)\.googleapis\.com$/;
const FILE_IN_PATH = [
  /^\/v4\/spreadsheets\/([^/:]+)/,
  /^\/(?:upload\/)?drive\/v\d\/files\/([^/:]+)/,
  /^\/v1\/forms\/([^/:]+)/,
];

/** Why an exchange cannot be replayed on a fresh emulator; undefined if the exchange can be replayed. */
export function notApplicable(exchange: Exchange, ids: IdMap): string | undefined {
  const { host, path, status, response } = exchange;
  if (!HOSTS.test(host)) return `the host ${host} is not one of the emulated services`;
  if (status === 429 || status >= 500)
    return `status ${status} tells of the state of Google's service, not of the request`;
  const id = fileInPath(path);
  // Google may have a file that no exchange created, but the emulator does not. For such a file, only Google's answer 404 can be replayed.
  if (id !== undefined && status !== 404 && ids.get('id', id) === undefined) {
    return `works on the file ${id}, which this recording does not create`;
  }
  const foreign = listedFiles(response).filter((each) => ids.get('id', each) === undefined);
  if (foreign.length > 0)
    return `lists ${foreign.length} files that this recording does not create, e.g. ${foreign[0]}`;
  return undefined;
}

function fileInPath(path: string): string | undefined {
  for (const pattern of FILE_IN_PATH) {
    const id = pattern.exec(path)?.[1];
    if (id !== undefined) return decodeURIComponent(id);
  }
  return undefined;
}

function listedFiles(response: unknown): string[] {
  if (typeof response !== 'object' || response === null || !('files' in response) || !Array.isArray(response.files))
    return [];
  return response.files.flatMap((file: unknown) =>
    typeof file === 'object' && file !== null && 'id' in file && typeof file.id === 'string' ? [file.id] : [],
  );
}

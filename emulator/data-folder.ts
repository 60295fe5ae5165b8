import { closeSync, fsyncSync, openSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/**
 * Makes a folder and its missing parents, for this user of the computer alone. Node's own recursive mkdir never returns where the file system answers "no such folder" to every attempt,
 * as /proc does.
 */
export async function makeFolder(folder: string): Promise<void> {
  const path = resolve(folder);
  const missing: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    const known = await stat(at).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    });
    if (known && !known.isDirectory()) throw Object.assign(new Error(at), { code: 'ENOTDIR' });
    if (known) break;
    missing.unshift(at);
  }
  for (const each of missing) await mkdir(each, { mode: 0o700 });
}

/** What systems answer that have no such call for a folder: Windows, some network drives. */
const NO_SYNC = ['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EACCES'];

/** Makes the names in a folder survive a power cut, as far as the file system can. */
export function syncFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch (error) {
    if (!NO_SYNC.some((code) => hasCode(error, code))) throw error;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

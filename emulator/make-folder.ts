import { closeSync, fsyncSync, openSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Creates a folder and its parents for this user only. Node's own recursive mkdir never returns on file systems such as /proc. */
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

/** Error codes of systems that cannot sync a folder: Windows, some network drives. */
const NO_SYNC = ['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EACCES'];

/** Makes the file names in a folder survive a power cut, if the file system supports that. */
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

import { readFileSync } from 'node:fs';

/**
 * - `foreign`: the file belongs to another program; `empty`: the file lost its data;
 * - `newer`: a newer version of the program wrote the file;
 * - `damaged`: parts of the file cannot be read; `busy`: another process has opened the file;
 * - `full`: the disk is full; `unwritable`: the file cannot be written for another reason.
 */
export type StoreFailure = 'foreign' | 'newer' | 'empty' | 'damaged' | 'unwritable' | 'full' | 'busy';

/** Why the data file cannot be used. */
export class StoreError extends Error {
  constructor(
    readonly reason: StoreFailure,
    readonly path: string,
    options?: ErrorOptions,
  ) {
    super(`${reason}: ${path}`, options);
    this.name = 'StoreError';
  }
}

/** SQLite's code for an error, e.g. `SQLITE_FULL`; undefined for other errors. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_') ? code : undefined;
}

/** Runs `work`. Turns an error of SQLite or the file system into a StoreError that says why the data file cannot be used. */
export function explained<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = reasonOf(error, path);
    if (reason === undefined) throw error;
    throw new StoreError(reason, path, { cause: error });
  }
}

function reasonOf(error: unknown, path: string): StoreFailure | undefined {
  if (error instanceof StoreError) return undefined;
  const code = codeOf(error);
  if (code === undefined) {
    const system = error instanceof Error && 'errno' in error && 'code' in error ? error.code : undefined;
    if (system === 'ENOSPC' || system === 'EDQUOT') return 'full';
    return system === undefined ? undefined : 'unwritable';
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy';
  // Some file systems leave a file of zeros behind after a power cut.
  if (code === 'SQLITE_NOTADB') return readFileSync(path).subarray(0, 4096).some(Boolean) ? 'foreign' : 'damaged';
  if (code.startsWith('SQLITE_CORRUPT')) return 'damaged';
  return code === 'SQLITE_FULL' ? 'full' : 'unwritable';
}

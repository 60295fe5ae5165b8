import { closeSync, existsSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from '../data-folder.ts';

/** Codes of file systems that know no second name for a file (FAT, some network drives). */
const NO_LINKS: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Gives a whole file its name, unless another process was quicker. */
function publish(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    if (!NO_LINKS.has(code) || existsSync(path)) throw error;
    renameSync(draft, path);
  }
}

/**
 * Makes a file that is whole as soon as it has its name: a data file that is empty was never ours, whatever happened while it
 * was made.
 * @param fill writes the file at a path beside it, and has it on the disk when it returns
 */
export function makeWhole(path: string, fill: (draft: string) => void): void {
  const draft = `${path}.${process.pid}.new`;
  try {
    // Other users of the computer have no business in it. What SQLite lays beside a file gets the rights of the file.
    closeSync(openSync(draft, 'w', 0o600));
    fill(draft);
    publish(draft, path);
    syncFolder(dirname(path));
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${draft}${rest}`, { force: true });
  }
}

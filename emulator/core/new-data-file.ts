import { closeSync, existsSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from '../make-folder.ts';

/** Error codes of file systems that cannot give a file a second name (FAT, some network drives). */
const NO_LINKS: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Gives the finished file its final name, unless another process has already created a file there. */
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
 * Creates a file under a temporary name and renames it when it is complete, so that no unfinished file has the final name.
 * @param fill - writes the file at the given path and returns when the file is on the disk
 */
export function createAtomically(path: string, fill: (draft: string) => void): void {
  const draft = `${path}.${process.pid}.new`;
  try {
    // Other users of the computer must not read the file. SQLite creates its extra files with the same permissions.
    closeSync(openSync(draft, 'w', 0o600));
    fill(draft);
    publish(draft, path);
    syncFolder(dirname(path));
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${draft}${rest}`, { force: true });
  }
}

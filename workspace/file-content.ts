import { execFile } from 'node:child_process';
import type { Stats } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { errorCode } from './error-code.ts';

/** Greatest size of a file in bytes; larger files are not a school's documents. */
export const LARGEST_FILE = 256 * 1024 * 1024;

/** The file at a path; undefined for a folder, a link that leads nowhere, and a file that somebody has just deleted. */
export async function fileAt(path: string): Promise<Stats | undefined> {
  const found = await stat(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  return found?.isFile() ? found : undefined;
}

const DATABASE = /\.sqlite(-wal|-shm|-journal)?$/;

/**
 * The content of a file; undefined as for {@link fileAt}.
 *
 * A process that closes any descriptor of a file loses all its locks on it (fcntl in POSIX), also SQLite's. So another process reads databases and
 * files with several names.
 */
export async function contentOf(path: string): Promise<Buffer | undefined> {
  const file = await fileAt(path);
  if (!file) return undefined;
  if (file.nlink === 1 && !DATABASE.test(await realpath(path))) return readFile(path);
  const program = 'fs.createReadStream(process.argv[1]).pipe(process.stdout)';
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program, path], {
    encoding: 'buffer',
    maxBuffer: LARGEST_FILE,
  });
  return stdout;
}

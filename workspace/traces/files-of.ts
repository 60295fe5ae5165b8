import { execFile } from 'node:child_process';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import type { Source } from './find-traces.ts';
import { isWholeDatabase, textAcrossPages } from './sqlite-pages.ts';

/** Greatest size of a file in bytes; larger files are not a school's documents. */
const MOST = 256 * 1024 * 1024;

/** The first bytes of formats without searchable text, each with a Russian name. These are images, and archives that we cannot unpack. */
const OPAQUE: Readonly<Record<string, string>> = {
  '%PDF': 'PDF',
  '\xff\xd8\xff': 'картинка',
  '\x89PNG': 'картинка',
  GIF8: 'картинка',
  '7z\xbc\xaf': 'архив 7z',
  'Rar!': 'архив RAR',
};

/** The format of a file without searchable text; undefined for any other file. */
export function opaqueKind(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 8);
  return Object.entries(OPAQUE).find(([sign]) => head.startsWith(sign))?.[1];
}

const DATABASE = /\.sqlite(-wal|-shm|-journal)?$/;

/**
 * Reads a file. A process that closes any descriptor of a file loses all its locks on this file (fcntl in POSIX), also those of SQLite. So another
 * process reads databases, because this process may have opened one of them.
 */
async function contentOf(path: string): Promise<Buffer> {
  if (!DATABASE.test(await realpath(path))) return readFile(path);
  const program = 'fs.createReadStream(process.argv[1]).pipe(process.stdout)';
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program, path], {
    encoding: 'buffer',
    maxBuffer: MOST,
  });
  return stdout;
}

async function* fileSources(path: string, place: string): AsyncGenerator<Source> {
  if ((await stat(path)).size > MOST) {
    yield { place, bytes: Buffer.alloc(0), opaque: 'слишком велик' };
    return;
  }
  const bytes = await contentOf(path);
  const kind = opaqueKind(bytes);
  const pages = textAcrossPages(bytes);
  if (pages) yield { place, bytes: pages };
  if (!isWholeDatabase(bytes)) yield { place, bytes, ...(kind ? { opaque: kind } : {}) };
}

/**
 * Every file and folder within a folder, by relative path. An SQLite file yields its joined pages. Every file that is
 * not a complete SQLite database yields its raw bytes.
 */
export async function* filesOf(folder: string): AsyncGenerator<Source> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const place = relative(folder, path).split(sep).join('/');
    if (entry.isDirectory()) yield { place, bytes: Buffer.alloc(0) };
    else if (entry.isFile() || entry.isSymbolicLink()) yield* fileSources(path, place);
  }
}

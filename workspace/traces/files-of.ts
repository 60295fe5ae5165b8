import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { contentOf, fileAt, LARGEST_FILE } from '../file-content.ts';
import { headerlessContent, unreadableAs } from './file-format.ts';
import type { Source } from './find-traces.ts';
import { isWholeDatabase, textAcrossPages } from './sqlite-pages.ts';

async function* fileSources(path: string, place: string): AsyncGenerator<Source> {
  const isTooLarge = ((await fileAt(path))?.size ?? 0) > LARGEST_FILE;
  const bytes = isTooLarge ? undefined : await contentOf(path);
  if (!bytes) {
    // The search still includes the name.
    yield { place, bytes: Buffer.alloc(0), ...(isTooLarge ? { opaque: 'слишком велик' } : {}) };
    return;
  }
  const kind = unreadableAs(bytes);
  const content = kind && headerlessContent(bytes);
  if (content) {
    yield { place, bytes: content };
    return;
  }
  const pages = textAcrossPages(bytes);
  if (pages) yield { place, bytes: pages };
  if (!isWholeDatabase(bytes)) yield { place, bytes, ...(kind ? { opaque: kind } : {}) };
}

/**
 * Every file and folder within a folder, by relative path. An SQLite file yields its joined pages, and every other or incomplete file its raw bytes.
 * Links to folders are not followed.
 */
export async function* filesOf(folder: string): AsyncGenerator<Source> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const place = relative(folder, path).split(sep).join('/');
    if (entry.isDirectory()) yield { place, bytes: Buffer.alloc(0) };
    else if (entry.isFile() || entry.isSymbolicLink()) yield* fileSources(path, place);
  }
}

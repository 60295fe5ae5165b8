import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isDataFile } from '../../emulator/store.ts';
import { contentOf } from '../file-content.ts';
import { isOurs } from '../letters/papers.ts';
import { filesOf } from '../traces/files-of.ts';
import { certainTraceDetector, type Source } from '../traces/find-traces.ts';
import type { Redact } from '../traces/redactor.ts';
import type { TracePattern } from '../traces/trace-patterns.ts';
import { writeWholeFile } from '../whole-file.ts';
import { redactContent } from './redact-content.ts';
import type { HasTraces } from './redact-document.ts';

/** A file that names the person, and the action for it. */
export interface FolderFile {
  /** Path within the data folder. */
  readonly place: string;
  /** `delete` for old copies of the data and for files that a program can make again; `rewrite` replaces the name by the code. */
  readonly action: 'delete' | 'rewrite';
}

/** Whether an erasure leaves a file alone. @param place - its path within the data folder */
export type IsKept = (place: string) => boolean;

/** The data file and SQLite's companion files. The store erases the person from them. */
export const DATA_FILE = /^google\.sqlite(-wal|-shm|-journal)?$/;
/** SQLite's companion files, and temporary files of an interrupted key write. */
const REMAINS = /(-wal|-journal)$|\.csv\.[\da-f-]{36}\.tmp$/;

/** The files and folders of a data folder, without the data file and without files that an erasure leaves alone. */
export async function* besidesData(folder: string, isKept: IsKept): AsyncGenerator<Source> {
  for await (const source of filesOf(folder)) {
    if (!DATA_FILE.test(source.place) && !isKept(source.place)) yield source;
  }
}

async function actionFor(path: string): Promise<FolderFile['action']> {
  const bytes = await contentOf(path);
  if (!bytes) return 'rewrite';
  return REMAINS.test(path) || isDataFile(bytes) || isOurs(bytes.toString('utf8')) ? 'delete' : 'rewrite';
}

/** The files and folders that certainly name the person, the deepest first. Skips the data file. */
export async function filesNaming(
  folder: string | undefined,
  sought: readonly TracePattern[],
  isKept: IsKept = () => false,
): Promise<readonly FolderFile[]> {
  if (folder === undefined) return [];
  const tells = certainTraceDetector(sought);
  const found = new Set<string>();
  for await (const { place, bytes } of besidesData(folder, isKept)) {
    await setImmediate();
    if (!found.has(place) && (tells(Buffer.from(place)) || tells(bytes))) found.add(place);
  }
  const places = [...found].sort((a, b) => b.split('/').length - a.split('/').length);
  return Promise.all(places.map(async (place) => ({ place, action: await actionFor(join(folder, place)) })));
}

/** A file name that is still free in the folder. */
async function freeName(folder: string, name: string): Promise<string> {
  const taken = new Set(await readdir(folder));
  const [, stem = name, ending = ''] = /^(.+?)(\.[^.]*)?$/.exec(name) ?? [];
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${stem} (${number})${ending}`;
    if (!taken.has(free)) return free;
  }
}

async function renamed(path: string, redact: Redact): Promise<void> {
  const [folder, name] = [dirname(path), basename(path)];
  const said = redact(name);
  if (said !== name) await rename(path, join(folder, await freeName(folder, said)));
}

/** Removes the person from a file and from its name. @returns whether this was possible */
async function rewritten(path: string, redact: Redact, tells: HasTraces): Promise<boolean> {
  const bytes = await contentOf(path);
  const said = bytes && redactContent(bytes, redact);
  const isTold = bytes !== undefined && tells(bytes);
  const isRemoved = said !== undefined && !tells(said);
  if (isTold && isRemoved) await writeWholeFile(path, said, 0o600);
  await renamed(path, redact);
  return !isTold || isRemoved;
}

/**
 * Erases the person from the files. Leaves a file unchanged if the name cannot be removed safely.
 * @returns the files from which the person was erased, with the code instead of the name in their paths
 */
export async function eraseFromFiles(
  folder: string | undefined,
  sought: readonly TracePattern[],
  redact: Redact,
  isKept: IsKept = () => false,
): Promise<readonly FolderFile[]> {
  if (folder === undefined) return [];
  const files = await filesNaming(folder, sought, isKept);
  const tells = certainTraceDetector(sought);
  const erased: FolderFile[] = [];
  for (const file of files) {
    const path = join(folder, file.place);
    if (file.action === 'delete') {
      await rm(path, { force: true });
      erased.push(file);
      continue;
    }
    if (await rewritten(path, redact, tells)) erased.push(file);
  }
  return erased.map(({ place, action }) => ({ place: redact(place), action }));
}

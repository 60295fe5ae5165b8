import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { makeFolder } from '../../../emulator/make-folder.ts';
import { jsonOf } from '../../../functions/domain/json-of.ts';
import { errorCode } from '../../error-code.ts';
import { UserFacingError } from '../../user-facing-error.ts';
import { writeWholeFile } from '../../whole-file.ts';
import { warnOnStandardError } from '../standard-error.ts';

/** The name of the list of erased people, in the data folder and in the backup folder. */
export const ERASED_FILE = 'erased-codes.json';

const listSchema = z.array(
  z.object({
    code: z.string(),
    at: z.iso.datetime(),
    /** Absent in lists of the first versions. */
    withdrawnOn: z.iso.date().optional(),
  }),
);

/** A person whose data were erased. The list has no names; it tells whom to erase again in restored data. */
export type Erased = z.infer<typeof listSchema>[number];

/** Reads the text of a list. @param path - where it stands, for the error @throws UserFacingError if it is spoiled */
export function erasedFrom(text: string, path: string): readonly Erased[] {
  const list = jsonOf(listSchema, text);
  if (list) return list;
  throw new UserFacingError(
    `Список удалённых ${path} не читается. Такой же лежит в папке данных и в папке копий: замените испорченный тем, который цел. Он решает, чьи данные удалить снова.`,
  );
}

async function listIn(folder: string): Promise<readonly Erased[]> {
  const path = join(folder, ERASED_FILE);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '[]';
    throw error;
  });
  return erasedFrom(text, path);
}

/**
 * The list of a school: everybody who is on the list in any of its places. The data folder and the backup folder both have the whole list, because
 * either may be lost.
 * @throws UserFacingError if the list is spoiled
 */
export async function erasedPeople(folders: readonly string[]): Promise<readonly Erased[]> {
  const found = await Promise.all(folders.map(listIn));
  return [...new Map(found.flat().map((erased) => [erased.code, erased])).values()];
}

/**
 * Writes the whole list, with an addition if there is one, into each of its places. If a place other than the first cannot be written, e.g. a network
 * share, the next backup writes the list there.
 * @param warn - reports a place that cannot be written
 */
export async function keepErased(
  [home, ...copies]: readonly [string, ...string[]],
  added: readonly Erased[] = [],
  warn = warnOnStandardError,
) {
  /** Reports an error of the file system; rethrows every other error. */
  const unlessUnreachable = (error: unknown): [] => {
    if (errorCode(error) === undefined) throw error;
    warn(`Список удалённых не записан в папку копий: ${String(error)}`);
    return [];
  };
  const write = async (folder: string, list: readonly Erased[]) => {
    await makeFolder(folder);
    await writeWholeFile(join(folder, ERASED_FILE), `${JSON.stringify(list, null, 1)}\n`, 0o600);
  };
  const lists = await Promise.all([listIn(home), ...copies.map((folder) => listIn(folder).catch(unlessUnreachable))]);
  const list = [...new Map([...lists.flat(), ...added].map((erased) => [erased.code, erased])).values()];
  if (list.length === 0) return;
  await write(home, list);
  for (const folder of copies) await write(folder, list).catch(unlessUnreachable);
}

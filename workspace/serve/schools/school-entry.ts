import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { makeFolder } from '../../../emulator/make-folder.ts';
import type { Store } from '../../../emulator/store.ts';
import { jsonOf } from '../../../functions/domain/json-of.ts';
import { type FirstKey, hasNoKeeper } from '../../accounts/first-key.ts';
import { digestOf, newToken } from '../../accounts/secret-token.ts';
import { UserFacingError } from '../../user-facing-error.ts';
import { writeWholeFile } from '../../whole-file.ts';
import { isSchoolName, WANTED_NAME } from './school-name.ts';

/** The file of a school's folder that makes it one of the server's schools. Commands write it while the server runs. */
const FILE = 'school.json';

const FIRST_KEY_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

const entrySchema = z.object({
  /** The school's title in the list of schools. */
  title: z.string(),
  isStopped: z.boolean(),
  /** The digest of the key with which the school's keeper makes the first account. */
  firstKey: z.object({ digest: z.string(), until: z.number() }).optional(),
});

/** A school of the server. */
export type SchoolEntry = z.infer<typeof entrySchema>;

export const entryFile = (schools: string, name: string): string => join(schools, name, FILE);

/** The entry of a school; undefined if there is no such school. @throws UserFacingError if the file is spoiled */
export function readEntry(schools: string, name: string): SchoolEntry | undefined {
  if (!isSchoolName(name)) return undefined;
  const path = entryFile(schools, name);
  if (!existsSync(path)) return undefined;
  const entry = jsonOf(entrySchema, readFileSync(path, 'utf8'));
  if (entry) return entry;
  throw new UserFacingError(
    `Файл ${path} не читается. Удалите его и добавьте школу ещё раз под тем же именем: её данные останутся.`,
  );
}

const writeEntry = (schools: string, name: string, entry: SchoolEntry): Promise<void> =>
  writeWholeFile(entryFile(schools, name), `${JSON.stringify(entry, null, 1)}\n`, 0o600);

/** The names of all schools, in order. */
export async function schoolNames(schools: string): Promise<readonly string[]> {
  const found = await readdir(schools);
  // A folder may be a link to another disk.
  return found.filter((name) => isSchoolName(name) && existsSync(entryFile(schools, name))).sort();
}

const titled = (title: string): string => {
  const text = title.trim();
  if (text === '' || text.length > 200) throw new UserFacingError('Название школы – от 1 до 200 знаков.');
  return text;
};

function known(schools: string, name: string): SchoolEntry {
  const entry = readEntry(schools, name);
  if (!entry) throw new UserFacingError(`Школы «${name}» на этом сервере нет.`);
  return entry;
}

/** Adds a school. If its folder exists, for example after an import, its data stay. @throws UserFacingError */
export async function addSchool(schools: string, name: string, title: string): Promise<void> {
  if (!isSchoolName(name)) throw new UserFacingError(WANTED_NAME);
  if (readEntry(schools, name)) throw new UserFacingError(`Школа «${name}» на этом сервере уже есть.`);
  const entry = { title: titled(title), isStopped: false };
  await makeFolder(join(schools, name));
  await writeEntry(schools, name, entry);
}

/** Changes a school's title, or stops and starts it. @throws UserFacingError */
export async function changeSchool(
  schools: string,
  name: string,
  { title, isStopped }: { readonly title?: string; readonly isStopped?: boolean },
): Promise<void> {
  const entry = known(schools, name);
  await writeEntry(schools, name, {
    ...entry,
    ...(title === undefined ? {} : { title: titled(title) }),
    ...(isStopped === undefined ? {} : { isStopped }),
  });
}

/** Makes the key with which the school's keeper makes the first account. An earlier key becomes invalid. @throws UserFacingError */
export async function issueFirstKey(schools: string, name: string, now: number): Promise<string> {
  const entry = known(schools, name);
  const key = newToken();
  const firstKey = { digest: digestOf(key), until: now + FIRST_KEY_DAYS * DAY_MS };
  await writeEntry(schools, name, { ...entry, firstKey });
  return key;
}

/** The address of the page that makes the first account with this key. @param root - the school's root address */
export const firstAddress = (root: string, key: string): string => `${root}first?key=${key}`;

/** Accepts the key of the school's entry while the school has no account. */
export const entryFirstKey =
  (schools: string, name: string, now: () => number) =>
  (store: Store): FirstKey => ({
    key: undefined,
    fits(given) {
      const issued = readEntry(schools, name)?.firstKey;
      const isIssued = issued !== undefined && now() <= issued.until && digestOf(given) === issued.digest;
      return isIssued && hasNoKeeper(store);
    },
  });

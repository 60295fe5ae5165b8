import { existsSync, readFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
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

/**
 * The files about a school in its folder. The first makes it one of the server's schools. Commands and the overseer write them while the server runs, so
 * each fact has its own file: two changes at the same moment then lose neither.
 */
const FILES = { title: 'school.json', stop: 'school-stopped', firstKey: 'first-key.json' } as const;

const FIRST_KEY_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

const titleSchema = z.object({ title: z.string() });

const firstKeySchema = z.object({ digest: z.string(), until: z.number() });

/** A school of the server. */
export interface SchoolEntry {
  /** The school's title in the list of schools. */
  readonly title: string;
  readonly isStopped: boolean;
}

const fileOf = (schools: string, name: string, file: keyof typeof FILES): string => join(schools, name, FILES[file]);

export const entryFile = (schools: string, name: string): string => fileOf(schools, name, 'title');

/** The entry of a school; undefined if there is no such school. @throws UserFacingError if the file is spoiled */
export function readEntry(schools: string, name: string): SchoolEntry | undefined {
  if (!isSchoolName(name)) return undefined;
  const path = entryFile(schools, name);
  if (!existsSync(path)) return undefined;
  const found = jsonOf(titleSchema, readFileSync(path, 'utf8'));
  if (found) return { title: found.title, isStopped: existsSync(fileOf(schools, name, 'stop')) };
  throw new UserFacingError(
    `Файл ${path} не читается. Удалите его и добавьте школу ещё раз под тем же именем: её данные останутся.`,
  );
}

const write = (schools: string, name: string, file: keyof typeof FILES, content: object): Promise<void> =>
  writeWholeFile(fileOf(schools, name, file), `${JSON.stringify(content, null, 1)}\n`, 0o600);

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

function refuseUnknown(schools: string, name: string): void {
  if (!readEntry(schools, name)) throw new UserFacingError(`Школы «${name}» на этом сервере нет.`);
}

/** Adds a school. If its folder exists, for example after an import, its data stay. @throws UserFacingError */
export async function addSchool(schools: string, name: string, title: string): Promise<void> {
  if (!isSchoolName(name)) throw new UserFacingError(WANTED_NAME);
  if (readEntry(schools, name)) throw new UserFacingError(`Школа «${name}» на этом сервере уже есть.`);
  const entry = { title: titled(title) };
  await makeFolder(join(schools, name));
  await rm(fileOf(schools, name, 'stop'), { force: true });
  await write(schools, name, 'title', entry);
}

/** Changes a school's title, or stops and starts it. @throws UserFacingError */
export async function changeSchool(
  schools: string,
  name: string,
  { title, isStopped }: { readonly title?: string; readonly isStopped?: boolean },
): Promise<void> {
  refuseUnknown(schools, name);
  if (title !== undefined) await write(schools, name, 'title', { title: titled(title) });
  if (isStopped === true) await write(schools, name, 'stop', {});
  if (isStopped === false) await rm(fileOf(schools, name, 'stop'), { force: true });
}

/** Makes the key with which the school's keeper makes the first account. An earlier key becomes invalid. @throws UserFacingError */
export async function issueFirstKey(schools: string, name: string, now: number): Promise<string> {
  refuseUnknown(schools, name);
  const key = newToken();
  await write(schools, name, 'firstKey', { digest: digestOf(key), until: now + FIRST_KEY_DAYS * DAY_MS });
  return key;
}

/** The address of the page that makes the first account with this key. @param root - the school's root address */
export const firstAddress = (root: string, key: string): string => `${root}first?key=${key}`;

/** The key that was issued last. A spoiled file counts as none, because the overseer can issue another key. */
function issuedKey(schools: string, name: string): z.infer<typeof firstKeySchema> | undefined {
  const path = fileOf(schools, name, 'firstKey');
  return existsSync(path) ? jsonOf(firstKeySchema, readFileSync(path, 'utf8')) : undefined;
}

/** Accepts the key of the school's entry while the school has no account. */
export const entryFirstKey =
  (schools: string, name: string, now: () => number) =>
  (store: Store): FirstKey => ({
    key: undefined,
    fits(given) {
      const issued = issuedKey(schools, name);
      const isIssued = issued !== undefined && now() <= issued.until && digestOf(given) === issued.digest;
      return isIssued && hasNoKeeper(store);
    },
  });

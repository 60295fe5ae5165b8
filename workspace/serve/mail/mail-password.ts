import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../error-code.ts';
import { writeWholeFile } from '../../whole-file.ts';

const VARIABLE = 'NASTAVNIK_MAIL_PASSWORD';

const fileOf = (folder: string): string => join(folder, 'mail-password');

/** The password of the school's mailbox, from the environment or from the file beside the data; undefined if neither has one. */
export async function readMailPassword(folder: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (env[VARIABLE]) return env[VARIABLE];
  const text = await readFile(fileOf(folder), 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  });
  return text.trim() || undefined;
}

/** Writes the password into a file that only this user of the computer may read. An empty password deletes the file. */
export async function writeMailPassword(folder: string, password: string): Promise<void> {
  if (password === '') await rm(fileOf(folder), { force: true });
  else await writeWholeFile(fileOf(folder), `${password}\n`, 0o600);
}

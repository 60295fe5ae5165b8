import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { jsonOf } from '../../../functions/domain/json-of.ts';
import { errorCode } from '../../error-code.ts';
import { UserFacingError } from '../../user-facing-error.ts';
import { writeWholeFile } from '../../whole-file.ts';

/** The name of the list of erased people, in the data folder and in the backup folder. */
export const ERASED_FILE = 'erased-codes.json';

const listSchema = z.array(z.object({ code: z.string(), at: z.iso.datetime() }));

/** A person whose data were erased. The list has no names; it tells whom to erase again in a restored backup. */
export type ErasedCode = z.infer<typeof listSchema>[number];

/** The erased people that the list in a data folder or backup folder names. @throws UserFacingError if the list is spoiled */
export async function erasedIn(folder: string): Promise<readonly ErasedCode[]> {
  const path = join(folder, ERASED_FILE);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '[]';
    throw error;
  });
  const list = jsonOf(listSchema, text);
  if (!list)
    throw new UserFacingError(
      `Список удалённых ${path} не читается. Верните его из копии: он решает, чьи данные удалить снова.`,
    );
  return list;
}

/** Records an erasure in each folder, because the data or the backups may be lost. */
export async function recordErased(folders: readonly string[], erased: ErasedCode): Promise<void> {
  for (const folder of folders) {
    const list = [...(await erasedIn(folder)).filter(({ code }) => code !== erased.code), erased];
    await writeWholeFile(join(folder, ERASED_FILE), `${JSON.stringify(list, null, 1)}\n`, 0o600);
  }
}

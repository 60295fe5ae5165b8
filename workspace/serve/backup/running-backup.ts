import * as z from 'zod';
import type { Answer } from '../../../emulator/server-parts.ts';
import { isSameSecret } from '../../accounts/secret-token.ts';
import type { Session } from '../../session-file.ts';
import { UserFacingError, userMessage } from '../../user-facing-error.ts';
import type { Visit } from '../http/visit.ts';
import type { ServedSchool } from '../served-school.ts';

/** The path at which a program of this computer asks a running school for a backup. Only the school's own process may read the data file. */
export const BACKUP_PATH = '/programme/backup';

const answered = (status: number, value: object): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

/** Makes a backup for a program that shows the token of the session. */
export async function backUpForProgramme(school: ServedSchool, token: string, { headers }: Visit): Promise<Answer> {
  if (!isSameSecret(headers.authorization ?? '', `Bearer ${token}`)) return answered(401, { why: 'Нет прав.' });
  try {
    return answered(200, { path: await school.backUp() });
  } catch (error) {
    const why = userMessage(error);
    if (why === undefined) throw error;
    return answered(507, { why });
  }
}

const answerSchema = z.union([z.object({ path: z.string() }), z.object({ why: z.string() })]);

/** Asks a running school for a backup. @returns the backup's path. @throws UserFacingError with the reason */
export async function askForBackup({ url, token }: Session): Promise<string> {
  const answer = await fetch(new URL(BACKUP_PATH, url), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  }).catch((error: unknown) => {
    // The server may have ended without removing its session file, or its certificate may be for another name than this computer's own address.
    if (!(error instanceof TypeError)) throw error;
    throw new UserFacingError(
      `Сервер по адресу ${url} не ответил. Если он работает, сделайте копию на странице «Резервные копии»; если нет, удалите файл session.json в папке данных и повторите.`,
    );
  });
  const said = answerSchema.parse(await answer.json());
  if ('why' in said) throw new UserFacingError(`Копия не сделана. ${said.why}`);
  return said.path;
}

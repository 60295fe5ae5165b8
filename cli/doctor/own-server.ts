import type { SmtpSettings } from '../../functions/gateways/smtp.ts';
import { backupFolderOf } from '../../workspace/serve/backup/backup-folder.ts';
import { readMailPassword } from '../../workspace/serve/mail/mail-password.ts';
import { smtpOf } from '../../workspace/serve/mail/school-mail-server.ts';
import { readServerSettings } from '../../workspace/serve/settings/settings-file.ts';
import { readSession } from '../../workspace/session-file.ts';

/** The facts about a school's own server that the doctor needs. */
export interface OwnServer {
  readonly smtp: SmtpSettings | undefined;
  readonly backups: string;
  /** The address of the running server; undefined if it does not run. */
  readonly root: string | undefined;
}

/** The own server whose data are in this folder; undefined if the folder has none. @throws UserFacingError if its settings are wrong */
export async function ownServer(data: string, env: NodeJS.ProcessEnv): Promise<OwnServer | undefined> {
  const { settings, isWritten } = await readServerSettings(data, env);
  if (!isWritten) return undefined;
  return {
    smtp: smtpOf(settings, await readMailPassword(data, env)),
    backups: backupFolderOf(data, settings),
    root: (await readSession(data))?.url,
  };
}

import { join } from 'node:path';
import { type ServerSettings, settingsRecord, variableOf } from '../settings/settings.ts';

/** A school of a server. */
interface Place {
  /** The school's data folder. */
  readonly data: string;
  readonly name: string;
  readonly root: string;
  readonly port: number;
}

/**
 * The settings of a school that its server decides. The school's own file decides the others, such as its mail. That file may come from an imported
 * school, so we take no folder from it: it could name another school's backup folder, with the backups and the list of erased people.
 */
export function settingsOfSchool(
  { listen, trustedProxies, backupFolder, backupHour }: ServerSettings,
  { data, name, root, port }: Place,
): Partial<ServerSettings> {
  return {
    listen,
    port,
    publicUrl: root,
    trustedProxies,
    certificate: '',
    privateKey: '',
    backupHour,
    backupFolder: backupFolder === '' ? join(data, 'backups') : join(backupFolder, name),
  };
}

const MAIL = ['mailHost', 'mailPort', 'mailSecurity', 'mailUser'] as const;

/** Whether the operator chose one mailbox for all schools. */
export const hasCommonMailbox = (env: NodeJS.ProcessEnv): boolean => Boolean(env[variableOf('mailHost')]);

/**
 * The environment of each school: the variables of a common mailbox, or nothing. With a common mailbox, a school cannot change the settings of its mail.
 * Otherwise a keeper could have the common password sent to a server of their own, or unencrypted.
 */
export function environmentOfSchools(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (!hasCommonMailbox(env)) return {};
  const mail = Object.fromEntries(MAIL.map((name) => [variableOf(name), String(settingsRecord[name].initial)]));
  const given = Object.entries(env).filter(([name]) => name.startsWith('NASTAVNIK_MAIL_'));
  return { ...mail, ...Object.fromEntries(given) };
}

import { SCOPES } from '../../functions/entry/scopes.ts';
import { googleResponses } from '../../functions/gateways/google-forms/google-responses.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { openPlace, type PlaceOptions } from '../../workspace/google/open-place.ts';
import { callFor } from '../../workspace/how-to-call.ts';
import { systemDns } from '../../workspace/serve/mail/sender-dns.ts';
import { type CheckedInstallation, examine } from './examine.ts';
import { exitCodeOf, findingsJson, findingsText } from './finding.ts';
import { brief, googleFacts } from './google-facts.ts';
import { ON_MAIL_PAGE } from './mail-server.ts';
import { ownServer } from './own-server.ts';
import { SCHEDULER_SCOPE } from './scheduler.ts';
import { SHARING_SCOPE } from './scopes.ts';

export interface DoctorOptions extends PlaceOptions {
  readonly account: string | undefined;
  readonly url: string | undefined;
  readonly project: string | undefined;
  readonly region: string;
  readonly backup: string | undefined;
  readonly json: boolean;
}

/** Examines an installation, prints the findings and sets the exit code. @throws UserFacingError if there is no school */
export async function runDoctor(options: DoctorOptions, env: NodeJS.ProcessEnv): Promise<void> {
  const scopes = [...SCOPES, SHARING_SCOPE, ...(options.project ? [SCHEDULER_SCOPE] : [])];
  const own = options.spreadsheet || options.root ? undefined : await ownServer(options.data, env);
  const place = { ...options, root: options.root ?? own?.root };
  const { spreadsheetId, access: given, now, close } = await openPlace(place, scopes, env);
  const access = { ...given, retryPolicy: brief };
  const { account, url, project, region, backup, json } = options;
  const { SMTP_HOST: host, SMTP_PORT: port = '587', SMTP_USER: user, SMTP_PASSWORD: password } = env;
  const installation: CheckedInstallation = {
    spreadsheetId,
    access,
    sheets: googleSheets(access),
    google: googleFacts(access),
    responses: googleResponses(access),
    account,
    ...(url ? { functionsUrl: url } : {}),
    ...(project ? { cloud: { project, region } } : {}),
    smtp: host ? { host, port: Number(port), ...(user ? { user, password: password ?? '' } : {}) } : own?.smtp,
    ...(own && !host ? { mailNames: ON_MAIL_PAGE } : {}),
    dns: systemDns(),
    backup: backup ?? own?.backups,
    ...(own && !backup ? { backupCommand: callFor(options.data, 'backup') } : {}),
    now,
    clock: () => new Date(),
  };
  try {
    const findings = await examine(installation);
    process.stdout.write(`${json ? findingsJson(findings) : findingsText(findings)}\n`);
    process.exitCode = exitCodeOf(findings);
  } finally {
    await close();
  }
}

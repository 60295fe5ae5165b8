import type { FormResponses } from '../../functions/gateways/form-responses.ts';
import { GoogleError } from '../../functions/gateways/google-error.ts';
import type { SheetsGateway } from '../../functions/gateways/google-sheets.ts';
import type { SmtpSettings } from '../../functions/gateways/smtp.ts';
import { planFor } from '../../functions/jobs/plan-for.ts';
import { diff } from '../../functions/workbook/diff.ts';
import type { LiveGoogle } from '../../workspace/google/live-google.ts';
import type { SenderDns } from '../../workspace/serve/mail/sender-dns.ts';
import { senderRecords } from '../../workspace/serve/mail/sender-records.ts';
import { backupFinding } from './backup.ts';
import { clockFinding } from './clock.ts';
import type { Finding } from './finding.ts';
import { functionsFindings } from './functions-address.ts';
import type { GoogleFacts } from './google-facts.ts';
import { holdFindings } from './hold.ts';
import { formFindings } from './linked-forms.ts';
import { type MailSettingNames, mailFinding } from './mail-server.ts';
import { timerFinding } from './scheduler.ts';
import { scopesFinding } from './scopes.ts';
import { settingsFindings } from './settings.ts';
import { protectionFinding, sharingFindings } from './sharing.ts';
import { triggersFinding } from './triggers.ts';
import { type Opened, openWorkbook } from './workbook.ts';

/** The installation to check, live or emulated. The checks change nothing. */
export interface CheckedInstallation {
  readonly spreadsheetId: string;
  readonly access: LiveGoogle;
  readonly sheets: SheetsGateway;
  readonly google: GoogleFacts;
  readonly responses: FormResponses;
  /** The account that the programme runs as; undefined if it is the doctor's own account. */
  readonly account: string | undefined;
  /** Address of the functions; absent if none are deployed. */
  readonly functionsUrl?: string;
  readonly cloud?: { readonly project: string; readonly region: string };
  readonly smtp: SmtpSettings | undefined;
  /** The names of the places where the mail server's settings are; environment variables by default. */
  readonly mailNames?: MailSettingNames;
  /** Answers about the records of the sender's domain. */
  readonly dns: SenderDns;
  readonly backup: string | undefined;
  /** The command that makes a backup, if `backup` is the folder of the school's own server. */
  readonly backupCommand?: string;
  /** The present moment in the school's time. */
  readonly now: () => Date;
  /** This computer's clock, for the checks of tokens. */
  readonly clock: () => Date;
}

async function changedAt({ google, spreadsheetId }: CheckedInstallation): Promise<Date | undefined> {
  const file = await google.file(spreadsheetId).catch((error: unknown) => {
    // The check «Общий доступ» reports why Drive gave no answer.
    if (error instanceof GoogleError) return undefined;
    throw error;
  });
  return file?.modifiedTime ? new Date(file.modifiedTime) : undefined;
}

/** Checks the domain of the sender, if a mail server is known. */
async function senderFindings({ smtp, dns }: CheckedInstallation, chosen: string | undefined) {
  const sender = chosen ?? smtp?.user;
  if (!smtp || !sender?.includes('@')) return [];
  return senderRecords(sender, smtp.host, dns);
}

async function workbookFindings(
  installation: CheckedInstallation,
  { snapshot, timeZone }: NonNullable<Opened['workbook']>,
) {
  const { now, google, responses, spreadsheetId } = installation;
  const planned = planFor({ clock: { now } }, snapshot, []);
  const { programme, context } = planned.plan.programmeState;
  return [
    ...holdFindings(planned.hold),
    ...settingsFindings(programme, timeZone, context.today),
    ...(await senderFindings(installation, programme.settings.senderEmail)),
    ...(await formFindings({ google, responses, spreadsheetId }, snapshot)),
    triggersFinding({
      undone: planned.restored.length + diff(planned.plan.tables, planned.base).length,
      changedAt: await changedAt(installation),
      now: now(),
      timeZone: programme.settings.timeZone,
    }),
  ];
}

/** Runs all checks once. If the workbook cannot be read, skips the checks that need it. */
export async function examine(installation: CheckedInstallation): Promise<readonly Finding[]> {
  const { access, google, spreadsheetId, functionsUrl, cloud, now, clock } = installation;
  const account = installation.account ?? access.account;
  const { sheets } = installation;
  const who = { spreadsheetId, account, asks: account?.toLowerCase() === access.account?.toLowerCase() };
  const opened = await openWorkbook(sheets, spreadsheetId, account);
  return [
    ...opened.findings,
    ...(opened.workbook
      ? [
          ...(await sharingFindings({ ...who, google })),
          await protectionFinding(sheets, who),
          ...(await workbookFindings(installation, opened.workbook)),
        ]
      : []),
    await scopesFinding(google),
    await clockFinding(google, clock),
    await mailFinding(installation.smtp, installation.mailNames),
    ...(functionsUrl
      ? await functionsFindings({ url: functionsUrl, identityToken: access.identityToken, now: clock })
      : []),
    ...(cloud ? [await timerFinding({ access, ...cloud, now: clock })] : []),
    await backupFinding(installation.backup, now(), installation.backupCommand),
  ];
}

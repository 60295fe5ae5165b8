import { smtpServer } from '../../../functions/gateways/smtp.ts';
import { sync } from '../../../functions/jobs/sync.ts';
import type { TestSchool } from './school-kit.ts';

/**
 * Runs the programme once. Its letters go to a mail server on this computer.
 * @param moment - the time of the run, as ISO text in UTC
 */
export async function syncBySmtp(
  { spreadsheetId, sheets, forms, emulator }: TestSchool,
  port: number,
  moment: string,
): Promise<void> {
  const mail = smtpServer({ host: '127.0.0.1', port });
  await sync({
    spreadsheetId,
    docsRoot: emulator.url,
    sheets,
    forms,
    mail,
    clock: { now: () => new Date(moment) },
    random: () => 0.5,
    pause: async () => undefined,
  });
  mail.close();
}

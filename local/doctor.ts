import nodemailer from 'nodemailer';
import { folder, russianCommand } from '../emulator/command.ts';
import { systemClock } from '../functions/gateways/clock.ts';
import { googleResponses } from '../functions/gateways/google-forms/google-responses.ts';
import { planFor } from '../functions/jobs/plan-for.ts';
import { diff } from '../functions/workbook/diff.ts';
import { readWorkbook } from '../functions/workbook/workbook.ts';
import { examine } from './doctor/examine.ts';
import { findingsText } from './doctor/finding.ts';
import { openInstallation } from './installation.ts';
import { runProgram } from './plain-failure.ts';

const { data } = russianCommand('npm run doctor --', 'Проверяет установку и говорит, что исправить.')
  .option('--data <папка>', 'где лежат данные школы', folder, '.nastavnik')
  .parse()
  .opts<{ data: string }>();

/** Milliseconds for the mail server to answer. */
const WAIT_MS = 10_000;

await runProgram(async () => {
  const { sheets, spreadsheetId, google, close } = await openInstallation(data);
  const { SMTP_HOST: host, SMTP_PORT: port = '587', SMTP_USER: user, SMTP_PASSWORD: pass = '' } = process.env;
  try {
    const findings = await examine({
      sheets,
      spreadsheetId,
      responses: googleResponses(google),
      scopes: async () => undefined,
      googleTime: async () => {
        const answer = await fetch(google.rootUrl ?? 'https://sheets.googleapis.com/', { method: 'HEAD' });
        return new Date(answer.headers.get('date') ?? Number.NaN);
      },
      now: () => new Date(),
      mail: host
        ? async () => {
            const auth = user ? { auth: { user, pass } } : {};
            const transport = nodemailer.createTransport({
              host,
              port: Number(port),
              secure: port === '465',
              connectionTimeout: WAIT_MS,
              ...auth,
            });
            await transport.verify().finally(() => transport.close());
          }
        : undefined,
      undone: async () => {
        const planned = planFor(systemClock, await readWorkbook(sheets, spreadsheetId), []);
        return diff(planned.plan.tables, planned.snapshot).length;
      },
    });
    process.stdout.write(`${findingsText(findings)}\n`);
    process.exitCode = findings.some(({ state }) => state === 'mend') ? 1 : 0;
  } finally {
    await close();
  }
});

import { SCOPES } from '../functions/entry/scopes.ts';
import { googleResponses } from '../functions/gateways/google-forms/google-responses.ts';
import { googleSheets } from '../functions/gateways/google-sheets.ts';
import { examine, type Patient } from './doctor/examine.ts';
import { exitCodeOf, findingsJson, findingsText } from './doctor/finding.ts';
import { brief, googleFacts } from './doctor/google-facts.ts';
import { doctorOptions } from './doctor/options.ts';
import { SCHEDULER_SCOPE } from './doctor/scheduler.ts';
import { SHARING_SCOPE } from './doctor/scopes.ts';
import { openPlace } from './google/open-place.ts';
import { runProgram } from './plain-failure.ts';

const options = doctorOptions(process.argv.slice(2));
const { env } = process;

await runProgram(async () => {
  const scopes = [...SCOPES, SHARING_SCOPE, ...(options.project ? [SCHEDULER_SCOPE] : [])];
  const { spreadsheetId, access: given, now, close } = await openPlace(options, scopes, env);
  const access = { ...given, retryPolicy: brief };
  const { account, url, project, region, backup, json } = options;
  const { SMTP_HOST: host, SMTP_PORT: port = '587', SMTP_USER: user, SMTP_PASSWORD: password } = env;
  const patient: Patient = {
    spreadsheetId,
    access,
    sheets: googleSheets(access),
    google: googleFacts(access),
    responses: googleResponses(access),
    account,
    ...(url ? { functionsUrl: url } : {}),
    ...(project ? { cloud: { project, region } } : {}),
    smtp: host ? { host, port: Number(port), ...(user ? { user, password: password ?? '' } : {}) } : undefined,
    backup,
    now,
    clock: () => new Date(),
  };
  try {
    const findings = await examine(patient);
    process.stdout.write(`${json ? findingsJson(findings) : findingsText(findings)}\n`);
    process.exitCode = exitCodeOf(findings);
  } finally {
    await close();
  }
});

import { SCOPES } from '../functions/entry/scopes.ts';
import { googleResponses } from '../functions/gateways/google-forms/google-responses.ts';
import { googleSheets } from '../functions/gateways/google-sheets.ts';
import { examine, type Patient } from './doctor/examine.ts';
import { exitCodeOf, findingsJson, findingsText } from './doctor/finding.ts';
import { brief, googleFacts } from './doctor/google-facts.ts';
import { doctorOptions } from './doctor/options.ts';
import { SCHEDULER_SCOPE } from './doctor/scheduler.ts';
import { SHARING_SCOPE } from './doctor/scopes.ts';
import { type LiveGoogle, liveGoogle } from './google/live-google.ts';
import { openInstallation } from './installation.ts';
import { runProgram } from './plain-failure.ts';
import { SERVICE } from './workspace.ts';

const options = doctorOptions(process.argv.slice(2));
const { env } = process;

interface Place {
  readonly spreadsheetId: string;
  readonly access: LiveGoogle;
  close(): Promise<void>;
}

async function openPlace(): Promise<Place> {
  const { spreadsheet, data, project } = options;
  if (spreadsheet) {
    const root = options.root ?? env.GOOGLE_API_ROOT;
    const scopes = [...SCOPES, SHARING_SCOPE, ...(project ? [SCHEDULER_SCOPE] : [])];
    const emulator = root ? { root, token: env.GOOGLE_API_TOKEN ?? SERVICE } : undefined;
    return { spreadsheetId: spreadsheet, access: await liveGoogle(scopes, emulator), close: async () => undefined };
  }
  const { spreadsheetId, google, close } = await openInstallation(data);
  const access = await liveGoogle([], { root: google.rootUrl ?? '', token: SERVICE });
  return { spreadsheetId, access, close };
}

await runProgram(async () => {
  const { spreadsheetId, access: given, close } = await openPlace();
  const access = { ...given, patience: brief };
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
    now: () => new Date(),
  };
  try {
    const findings = await examine(patient);
    process.stdout.write(`${json ? findingsJson(findings) : findingsText(findings)}\n`);
    process.exitCode = exitCodeOf(findings);
  } finally {
    await close();
  }
});

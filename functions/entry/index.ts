import { GoogleAuth, type OAuth2Client } from 'google-auth-library';
import { systemClock } from '../gateways/clock.ts';
import { bearerAccess, type GoogleAccess } from '../gateways/google-auth.ts';
import { googleForms } from '../gateways/google-forms/google-forms.ts';
import { googleSheets } from '../gateways/google-sheets.ts';
import { smtpServer } from '../gateways/smtp.ts';
import type { School } from '../jobs/school.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { registerEvents } from './events.ts';

const SCOPES = ['https://www.googleapis.com/auth/spreadsheets', 'https://www.googleapis.com/auth/forms.body'];

async function access(environment: Environment): Promise<GoogleAccess> {
  const { GOOGLE_API_ROOT: root, GOOGLE_API_TOKEN: token } = environment;
  if (root) return bearerAccess(root, token);
  const client = await new GoogleAuth({ scopes: SCOPES }).getClient();
  return { auth: client as OAuth2Client };
}

function schools(environment: Environment, google: GoogleAccess): ReadonlyMap<string, School> {
  const parts = {
    docsRoot: environment.GOOGLE_API_ROOT ?? 'https://docs.google.com/',
    sheets: googleSheets(google),
    forms: googleForms(google),
    mail: smtpServer({
      host: environment.SMTP_HOST,
      port: environment.SMTP_PORT,
      ...(environment.SMTP_USER ? { user: environment.SMTP_USER, password: environment.SMTP_PASSWORD ?? '' } : {}),
    }),
    clock: systemClock,
    secret: environment.NASTAVNIK_SECRET,
    random: Math.random,
    pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  };
  const ids = environment.NASTAVNIK_SPREADSHEETS.split(',').map((id) => id.trim());
  return new Map(ids.map((spreadsheetId) => [spreadsheetId, { ...parts, spreadsheetId }]));
}

const environment = readEnvironment(process.env);
const served = schools(environment, await access(environment));
registerEvents(
  (spreadsheetId) => served.get(spreadsheetId),
  (error) =>
    console.error(
      JSON.stringify({ severity: 'ERROR', message: error instanceof Error ? error.message : String(error) }),
    ),
);

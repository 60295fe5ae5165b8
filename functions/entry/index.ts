import { GoogleAuth, type OAuth2Client } from 'google-auth-library';
import { schoolTime, systemClock } from '../gateways/clock.ts';
import { bearerAccess, type GoogleAccess } from '../gateways/google-auth.ts';
import { googleDrive } from '../gateways/google-drive.ts';
import { googleForms } from '../gateways/google-forms/google-forms.ts';
import { googleResponses } from '../gateways/google-forms/google-responses.ts';
import { googleTopic } from '../gateways/google-pubsub.ts';
import { googleSheets } from '../gateways/google-sheets.ts';
import { schoolRegistry } from '../gateways/school-registry.ts';
import { smtpServer } from '../gateways/smtp.ts';
import { runSchool } from '../jobs/run-school.ts';
import type { School } from '../jobs/school.ts';
import { sweep } from '../jobs/sweep.ts';
import { googleCallers } from './caller.ts';
import { fixedDirectory, registryDirectory } from './directory.ts';
import { unsubscribeLink } from './endpoints/unsubscribe.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { guardFramework } from './framework-guard.ts';
import { registerFunctions } from './register.ts';
import { SCOPES } from './scopes.ts';

async function access(environment: Environment): Promise<GoogleAccess> {
  const { GOOGLE_API_ROOT: root, GOOGLE_API_TOKEN: token } = environment;
  if (root) return bearerAccess(root, token);
  const client = await new GoogleAuth({ scopes: [...SCOPES] }).getClient();
  return { auth: client as OAuth2Client };
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

// Otherwise the framework's error page for malformed JSON would show a stack.
process.env.NODE_ENV ??= 'production';

const environment = readEnvironment(process.env);
const google = await access(environment);
const { GOOGLE_API_ROOT: root, NASTAVNIK_REGISTRY: registryId, NASTAVNIK_TOPIC: topic } = environment;

const parts: Omit<School, 'spreadsheetId'> = {
  docsRoot: root ?? 'https://docs.google.com/',
  sheets: googleSheets(google),
  forms: googleForms(google),
  mail: smtpServer({
    host: environment.SMTP_HOST,
    port: environment.SMTP_PORT,
    ...(environment.SMTP_USER ? { user: environment.SMTP_USER, password: environment.SMTP_PASSWORD ?? '' } : {}),
  }),
  clock: systemClock,
  random: Math.random,
  pause,
};

const registry = registryId === undefined ? undefined : schoolRegistry(parts.sheets, registryId, Date.now);
const moscowNow = () => schoolTime(new Date(), 'Europe/Moscow').now.replace('T', ' ');

const guard = registerFunctions({
  directory: registry ? registryDirectory(registry) : fixedDirectory(environment.NASTAVNIK_SCHOOLS ?? ''),
  services: environment.NASTAVNIK_SERVICE_ACCOUNTS,
  schoolOf: (spreadsheetId) => {
    const school = { ...parts, spreadsheetId };
    const { NASTAVNIK_URL: url } = environment;
    if (!url) return school;
    return {
      ...school,
      unsubscribeLink: (code: string, key: string) => unsubscribeLink(url, spreadsheetId, code, key),
    };
  },
  responses: googleResponses(google),
  drive: googleDrive(google),
  verify: googleCallers({
    audiences: environment.NASTAVNIK_AUDIENCES,
    ...(root ? { certsUrl: `${root}oauth2/v1/certs` } : {}),
  }),
  ...(registry && topic
    ? {
        sweep: () =>
          sweep({
            registry,
            topic: googleTopic(google, topic),
            schoolsPerMinute: environment.NASTAVNIK_SCHOOLS_PER_MINUTE,
            pause,
          }),
      }
    : {}),
  runQueued: (spreadsheetId, run) =>
    runSchool(run, async (state) => registry?.report(spreadsheetId, state, moscowNow())),
  callsPerMinute: environment.NASTAVNIK_CALLS_PER_MINUTE,
  now: Date.now,
  project: environment.GOOGLE_CLOUD_PROJECT,
  account: environment.NASTAVNIK_ACCOUNT,
  write: (line) => process.stdout.write(line),
});
guardFramework(guard);

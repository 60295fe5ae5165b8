import * as z from 'zod/mini';

const filled = z.string().check(z.minLength(1));
const words = z.pipe(
  z._default(z.string(), ''),
  z.transform((text) => text.split(/[\s,]+/).filter(Boolean)),
);
const whole = (most = Number.MAX_SAFE_INTEGER) =>
  z.coerce.number().check(z.multipleOf(1), z.minimum(1), z.maximum(most));

/** The settings of a deployment, from environment variables. */
const environmentSchema = z
  .object({
    /** Root of Google's APIs, with a closing slash once it is read; set only where an emulator stands in for Google. */
    GOOGLE_API_ROOT: z.optional(
      z.pipe(
        z.url(),
        z.transform((root) => root.replace(/\/*$/, '/')),
      ),
    ),
    /** Bearer token for that emulator. */
    GOOGLE_API_TOKEN: z._default(filled, 'nastavnik@emulator.local'),
    /** The schools and who may ask for each: `spreadsheetId=mail mail; spreadsheetId=mail`. */
    NASTAVNIK_SCHOOLS: z.optional(filled),
    /** Instead: the spreadsheet that lists the schools of a municipality. */
    NASTAVNIK_REGISTRY: z.optional(filled),
    /** Topic that a sweep publishes the schools to: `projects/p/topics/t`. */
    NASTAVNIK_TOPIC: z.optional(z.string().check(z.regex(/^projects\/[^/]+\/topics\/[^/]+$/))),
    /** Schools that a sweep publishes in a minute. */
    NASTAVNIK_SCHOOLS_PER_MINUTE: z._default(whole(300), 45),
    /** What identity tokens must be made for: the function's address, the client id of the bound script. */
    NASTAVNIK_AUDIENCES: z.pipe(words, z.array(z.string()).check(z.minLength(1))),
    /** Public address of the function, for the links that stop reminders. */
    NASTAVNIK_URL: z.optional(z.url()),
    /** Accounts that may ask for every school and for a sweep: those of Scheduler and Pub/Sub. */
    NASTAVNIK_SERVICE_ACCOUNTS: z.pipe(
      words,
      z.transform((emails) => emails.map((email) => email.toLowerCase())),
    ),
    /** The service account of the deployment: whom the schools must share their files with. */
    NASTAVNIK_ACCOUNT: z.optional(filled),
    /** Requests of one caller in a minute. */
    NASTAVNIK_CALLS_PER_MINUTE: z._default(whole(), 60),
    /** The project, for the trace in the log. */
    GOOGLE_CLOUD_PROJECT: z.optional(filled),
    SMTP_HOST: filled,
    SMTP_PORT: z._default(whole(65_535), 587),
    SMTP_USER: z.optional(z.string()),
    SMTP_PASSWORD: z.optional(z.string()),
  })
  .check(
    z.refine(({ NASTAVNIK_SCHOOLS, NASTAVNIK_REGISTRY }) => NASTAVNIK_SCHOOLS || NASTAVNIK_REGISTRY, {
      path: ['NASTAVNIK_SCHOOLS'],
      when: () => true,
    }),
  );

export type Environment = z.infer<typeof environmentSchema>;

/** Reads the environment. @throws Error that names every variable to set, in Russian. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = environmentSchema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  throw new Error(`Не заданы или не подходят переменные окружения: ${names.join(', ')}.`);
}

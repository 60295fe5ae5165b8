import * as z from 'zod/mini';

const filled = z.string().check(z.minLength(1));
const words = z.pipe(
  z._default(z.string(), ''),
  z.transform((text) => text.split(/[\s,]+/).filter(Boolean)),
);
const whole = (most = Number.MAX_SAFE_INTEGER) =>
  z.coerce.number().check(z.multipleOf(1), z.minimum(1), z.maximum(most));

/** The settings of a deployment, read from environment variables. */
const environmentSchema = z
  .object({
    /** The root URL of an emulator, if an emulator replaces Google. Parsing adds a trailing slash. */
    GOOGLE_API_ROOT: z.optional(
      z.pipe(
        z.url(),
        z.transform((root) => root.replace(/\/*$/, '/')),
      ),
    ),
    GOOGLE_API_TOKEN: z._default(filled, 'nastavnik@emulator.local'),
    /** Schools and the accounts that may call for them: `spreadsheetId=mail mail; spreadsheetId=mail`. */
    NASTAVNIK_SCHOOLS: z.optional(filled),
    /** The spreadsheet with a municipality's schools. It replaces NASTAVNIK_SCHOOLS. */
    NASTAVNIK_REGISTRY: z.optional(filled),
    /** The topic to which a sweep publishes the schools: `projects/p/topics/t`. */
    NASTAVNIK_TOPIC: z.optional(z.string().check(z.regex(/^projects\/[^/]+\/topics\/[^/]+$/))),
    /** The maximum number of schools that a sweep publishes per minute. */
    NASTAVNIK_SCHOOLS_PER_MINUTE: z._default(whole(300), 45),
    /** The function's addresses, as identity tokens of Scheduler, Pub/Sub and people name them. */
    NASTAVNIK_AUDIENCES: z.pipe(words, z.array(z.string()).check(z.minLength(1))),
    /** The function's public address, for the links that stop reminders. */
    NASTAVNIK_URL: z.optional(z.url()),
    /** The service accounts of Scheduler and Pub/Sub, which may call for every school and for a sweep. */
    NASTAVNIK_SERVICE_ACCOUNTS: z.pipe(
      words,
      z.transform((emails) => emails.map((email) => email.toLowerCase())),
    ),
    /** Schools must share their files with this service account. */
    NASTAVNIK_ACCOUNT: z.optional(filled),
    /** The maximum number of requests from one caller per minute. */
    NASTAVNIK_CALLS_PER_MINUTE: z._default(whole(), 60),
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

/**
 * Reads the environment.
 * @throws Error in Russian that names every missing or invalid variable
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = environmentSchema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  throw new Error(`Не заданы или не подходят переменные окружения: ${names.join(', ')}.`);
}

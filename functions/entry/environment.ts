import * as z from 'zod';

const words = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter(Boolean));

/** The settings of a deployment, from environment variables. */
const environmentSchema = z
  .object({
    /** Root of Google's APIs, with a closing slash once it is read; set only where an emulator stands in for Google. */
    GOOGLE_API_ROOT: z
      .url()
      .transform((root) => root.replace(/\/*$/, '/'))
      .optional(),
    /** Bearer token for that emulator. */
    GOOGLE_API_TOKEN: z.string().min(1).default('nastavnik@emulator.local'),
    /** The schools and who may ask for each: `spreadsheetId=mail mail; spreadsheetId=mail`. */
    NASTAVNIK_SCHOOLS: z.string().min(1).optional(),
    /** Instead: the spreadsheet that lists the schools of a municipality. */
    NASTAVNIK_REGISTRY: z.string().min(1).optional(),
    /** Topic that a sweep publishes the schools to: `projects/p/topics/t`. */
    NASTAVNIK_TOPIC: z
      .string()
      .regex(/^projects\/[^/]+\/topics\/[^/]+$/)
      .optional(),
    /** Schools that a sweep publishes in a minute. */
    NASTAVNIK_SCHOOLS_PER_MINUTE: z.coerce.number().int().min(1).max(300).default(45),
    /** What identity tokens must be made for: the function's address, the client id of the bound script. */
    NASTAVNIK_AUDIENCES: words.pipe(z.array(z.string()).min(1)),
    /** Public address of the function, for the links that stop reminders. */
    NASTAVNIK_URL: z.url().optional(),
    /** Accounts that may ask for every school and for a sweep: those of Scheduler and Pub/Sub. */
    NASTAVNIK_SERVICE_ACCOUNTS: words.transform((emails) => emails.map((email) => email.toLowerCase())),
    /** Requests of one caller in a minute. */
    NASTAVNIK_CALLS_PER_MINUTE: z.coerce.number().int().min(1).default(60),
    /** The project, for the trace in the log. */
    GOOGLE_CLOUD_PROJECT: z.string().min(1).optional(),
    SMTP_HOST: z.string().min(1),
    SMTP_PORT: z.coerce.number().int().min(1).max(65_535).default(587),
    SMTP_USER: z.string().optional(),
    SMTP_PASSWORD: z.string().optional(),
  })
  .refine(({ NASTAVNIK_SCHOOLS, NASTAVNIK_REGISTRY }) => NASTAVNIK_SCHOOLS || NASTAVNIK_REGISTRY, {
    path: ['NASTAVNIK_SCHOOLS'],
    when: () => true,
  });

export type Environment = z.infer<typeof environmentSchema>;

/** Reads the environment. @throws Error that names every variable to set, in Russian. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = environmentSchema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  throw new Error(`Не заданы или не подходят переменные окружения: ${names.join(', ')}.`);
}

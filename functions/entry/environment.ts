import { z } from 'zod';

/** The settings of a deployment, from environment variables. */
const environmentSchema = z.object({
  /** Root of Google's APIs, with a closing slash once it is read; set only where an emulator stands in for Google. */
  GOOGLE_API_ROOT: z
    .url()
    .transform((root) => root.replace(/\/*$/, '/'))
    .optional(),
  /** Bearer token for that emulator. */
  GOOGLE_API_TOKEN: z.string().min(1).default('nastavnik@emulator.local'),
  /** Signs the personal links of forms. */
  NASTAVNIK_SECRET: z.string().min(32, 'NASTAVNIK_SECRET: нужна случайная строка не короче 32 знаков.'),
  /** Spreadsheets that this deployment serves, separated by commas. */
  NASTAVNIK_SPREADSHEETS: z.string().min(1),
  SMTP_HOST: z.string().min(1),
  SMTP_PORT: z.coerce.number().int().min(1).max(65_535).default(587),
  SMTP_USER: z.string().optional(),
  SMTP_PASSWORD: z.string().optional(),
});

export type Environment = z.infer<typeof environmentSchema>;

/** Reads the environment. @throws Error that names every variable to set, in Russian. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = environmentSchema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  throw new Error(`Не заданы или не подходят переменные окружения: ${names.join(', ')}.`);
}

import { SECRET_FIELDS, secretIn } from '../workbook/read.ts';
import type { School } from './school.ts';

interface KnownSecret {
  readonly secret: Promise<string | undefined>;
  readonly at: number;
}

/** How long we use a result, even a failure, before we read the secret again; in milliseconds. */
const FRESH_MS = 60_000;

/** Reads the secret of a school; undefined if nothing is installed. */
export type SecretOf = (school: Pick<School, 'sheets' | 'spreadsheetId'>) => Promise<string | undefined>;

/**
 * Makes a reader of secrets that is cheap, because anybody may send a key or a signature to check. It reads only the secret, and each school's secret
 * at most once a minute.
 */
export function secretReader(now: () => number): SecretOf {
  const secrets = new Map<string, KnownSecret>();
  return ({ sheets, spreadsheetId }) => {
    const known = secrets.get(spreadsheetId);
    if (known && now() - known.at < FRESH_MS) return known.secret;
    const secret = sheets.read(spreadsheetId, SECRET_FIELDS).then(secretIn);
    secrets.set(spreadsheetId, { secret, at: now() });
    return secret;
  };
}

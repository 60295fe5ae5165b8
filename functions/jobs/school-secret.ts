import { SECRET_FIELDS, secretIn } from '../workbook/read.ts';
import type { School } from './school.ts';

interface KnownSecret {
  readonly secret: Promise<string | undefined>;
  readonly at: number;
}

/** How long a read of the secret counts, even a failed one, in milliseconds. */
const FRESH_MS = 60_000;

/** Reads the secret of a school; undefined if nothing is installed. */
export type SecretOf = (school: Pick<School, 'sheets' | 'spreadsheetId'>) => Promise<string | undefined>;

/** Anybody may send a key or a signature, so a check must be cheap: it reads only the secret, and each school's at most once a minute. */
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

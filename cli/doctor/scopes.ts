import { SCOPES } from '../../functions/entry/scopes.ts';
import { type Finding, ok, toMend, unknown } from './finding.ts';
import type { GoogleFacts } from './google-facts.ts';

const AUTH = 'https://www.googleapis.com/auth/';

/** OAuth scope that allows reading who a file is shared with. Only the doctor uses this scope; the functions do not. */
export const SHARING_SCOPE = `${AUTH}drive.metadata.readonly`;

/** For each scope, the wider scopes that include it. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  [`${AUTH}spreadsheets`]: [`${AUTH}drive`],
  [`${AUTH}forms.body`]: [`${AUTH}drive`],
  [`${AUTH}forms.responses.readonly`]: [`${AUTH}drive`],
  [`${AUTH}pubsub`]: [`${AUTH}cloud-platform`],
};

const short = (scope: string) => scope.replace(AUTH, '');

/** Checks that the credentials have the scopes that the functions need. */
export async function scopesFinding(google: Pick<GoogleFacts, 'scopes'>): Promise<Finding> {
  const check = 'Разрешения';
  const have = await google.scopes().catch((error: unknown) => {
    // Google refused the token itself. The other checks report the consequences.
    if (error instanceof Error) return undefined;
    throw error;
  });
  if (!have) return unknown(check, 'Google не сообщает, что разрешено этому входу');
  const lacking = SCOPES.filter((scope) => ![scope, ...(WIDER[scope] ?? [])].some((each) => have.includes(each)));
  return lacking.length > 0
    ? toMend(
        check,
        `не хватает: ${lacking.map(short).join(', ')}`,
        `Войдите ещё раз: gcloud auth application-default login --scopes=openid,${[...SCOPES, SHARING_SCOPE].join(',')}`,
      )
    : ok(check, 'нужные есть');
}

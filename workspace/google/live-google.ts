import { GoogleAuth, type OAuth2Client } from 'google-auth-library';
import { claimedHolder } from '../../emulator/session-token.ts';
import { bearerAccess, type GoogleAccess } from '../../functions/gateways/google-auth.ts';
import { UserFacingError } from '../user-facing-error.ts';

/** Access to Google, or to an emulator in its place, with an identity. */
export interface LiveGoogle extends GoogleAccess {
  /** The address of the account; undefined for a person's own login. */
  readonly account: string | undefined;
  /** An identity token for the audience; undefined for credentials that cannot get one, such as a person's login. */
  readonly identityToken: (audience: string) => Promise<string | undefined>;
}

/** Address of an emulator that replaces Google, and the token for it. */
export interface EmulatorPlace {
  readonly root: string;
  readonly token: string;
}

function ofEmulator({ root, token }: EmulatorPlace): LiveGoogle {
  const rootUrl = root.replace(/\/*$/, '/');
  const account = claimedHolder(token);
  return {
    ...bearerAccess(rootUrl, token),
    account,
    async identityToken(audience) {
      const answer = await fetch(`${rootUrl}emulator/identityToken`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ email: account, audience }),
      });
      const { token: made } = (await answer.json()) as { token: string };
      return made;
    },
  };
}

const LOGIN =
  'Войдите: gcloud auth application-default login --scopes=…, или положите путь к ключу учётной записи «Наставника» в переменную GOOGLE_APPLICATION_CREDENTIALS.';

/**
 * Access to Google with this computer's credentials (Application Default Credentials), or to the named emulator.
 * @param scopes - requested for a service account; a person's login has its own scopes
 * @throws UserFacingError if there are no credentials
 */
export async function liveGoogle(scopes: readonly string[], emulator?: EmulatorPlace): Promise<LiveGoogle> {
  if (emulator) return ofEmulator(emulator);
  const google = new GoogleAuth({ scopes: [...scopes] });
  try {
    const auth = (await google.getClient()) as OAuth2Client;
    const { client_email: account } = await google.getCredentials();
    return {
      auth,
      account,
      async identityToken(audience) {
        if (!account) return undefined;
        const client = await google.getIdTokenClient(audience);
        const headers = await client.getRequestHeaders(audience);
        return /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
      },
    };
  } catch (error) {
    throw new UserFacingError(
      `Учётных данных Google на этом компьютере нет, или они не читаются. ${LOGIN} (${error instanceof Error ? error.message : error})`,
    );
  }
}

/** The spreadsheet id from an id or from an address; undefined for any other text. */
export function spreadsheetIdOf(text: string): string | undefined {
  const id = /\/spreadsheets\/d\/([\w-]+)/.exec(text)?.[1] ?? text.trim();
  return /^[\w-]{20,}$/.test(id) ? id : undefined;
}

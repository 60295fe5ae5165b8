import { OAuth2Client } from 'google-auth-library';
import type { RetryPolicy } from './retry-policy.ts';

/** Who we are to Google: a bearer token for the emulator, or the deployment's own credentials. */
export interface GoogleAccess {
  /** Root of all APIs, with a closing slash; Google's own where it is left out. */
  readonly rootUrl?: string;
  readonly auth: OAuth2Client;
  /** How long a call is tried; the usual patience where it is left out. */
  readonly retryPolicy?: RetryPolicy;
}

/** Access to an emulator at `rootUrl` as the bearer of `token`; nothing is fetched to prove it. */
export function bearerAccess(rootUrl: string, token: string): GoogleAccess {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: token });
  return { rootUrl, auth };
}

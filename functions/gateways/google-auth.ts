import { OAuth2Client } from 'google-auth-library';
import type { RetryPolicy } from './retry-policy.ts';

/** Access to Google, with a bearer token for the emulator or with the deployment's own credentials. */
export interface GoogleAccess {
  /** Root URL of all APIs, with a trailing slash; Google's own by default. */
  readonly rootUrl?: string;
  readonly auth: OAuth2Client;
  /** The limits for retries; has a default. */
  readonly retryPolicy?: RetryPolicy;
}

/**
 * Access to an emulator at `rootUrl` with a bearer token, without Google's credentials.
 * @param fetching - carries the client's requests; by default, the client uses the network
 */
export function bearerAccess(rootUrl: string, token: string, fetching?: typeof fetch): GoogleAccess {
  const auth = new OAuth2Client(fetching ? { transporterOptions: { fetchImplementation: fetching } } : {});
  auth.setCredentials({ access_token: token });
  return { rootUrl, auth };
}

import { OAuth2Client } from 'google-auth-library';
import * as z from 'zod/mini';
import { Refusal } from './refusal.ts';

/** A Google account, proved by its identity token. */
export interface Account {
  /** The address in lower case. */
  readonly email: string;
}

/** The script of a school, proved by its signature. */
export interface SchoolScript {
  /** The spreadsheet's id. */
  readonly school: string;
  /** SHA-256 of the body that was signed. */
  readonly digest: string;
}

export type Caller = Account | SchoolScript;

export type VerifyCaller = (authorization: string | undefined) => Promise<Account>;

const claimsSchema = z.object({
  email: z.pipe(
    z.email(),
    z.transform((email) => email.toLowerCase()),
  ),
  email_verified: z.literal(true),
  nbf: z.optional(z.number()),
});

/** Google signs identity tokens with RS256 only; the library would accept other algorithms as well. */
const envelopeSchema = z.object({ alg: z.literal('RS256') });

/** In seconds, as in google-auth-library. */
const CLOCK_SKEW = 300;

function unauthorized(): Refusal {
  return new Refusal(401, 'Нужен действующий токен учётной записи Google для этого адреса.', {
    'WWW-Authenticate': 'Bearer',
  });
}

/** Whether the error means that we cannot get Google's keys. This is not the caller's fault. */
const isKeyless = (error: unknown) =>
  error instanceof Error && error.message.startsWith('Failed to retrieve verification certificates');

interface VerifierOptions {
  /** The function's addresses. Never empty. */
  readonly audiences: readonly string[];
  /** The URL of the keys; by default Google's own. */
  readonly certsUrl?: string;
}

/**
 * Checks `Authorization: Bearer <identity token>`: signature by Google's keys (cached as Cache-Control says), issuer, audience, times, verified
 * address. The library's errors contain the whole token, so they are not passed on.
 */
export function googleCallers({ audiences, certsUrl }: VerifierOptions): VerifyCaller {
  if (audiences.length === 0) throw new Error('Without an audience any token of Google would do.');
  const client = new OAuth2Client(certsUrl ? { endpoints: { oauth2FederatedSignonPemCertsUrl: certsUrl } } : {});
  return async (authorization) => {
    const [, idToken] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
    if (!idToken) throw unauthorized();
    const ticket = await client.verifyIdToken({ idToken, audience: [...audiences] }).catch((error: unknown) => {
      if (isKeyless(error)) {
        throw new Refusal(503, 'Ключи Google сейчас недоступны, проверить токен нечем.', { 'Retry-After': '30' });
      }
      throw unauthorized();
    });
    const claims = claimsSchema.safeParse(ticket.getPayload());
    const envelope = envelopeSchema.safeParse(ticket.getEnvelope());
    if (!claims.success || !envelope.success) throw unauthorized();
    const { email, nbf } = claims.data;
    if (nbf !== undefined && nbf > Date.now() / 1000 + CLOCK_SKEW) throw unauthorized();
    return { email };
  };
}

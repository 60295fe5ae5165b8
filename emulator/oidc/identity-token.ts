import { createSign } from 'node:crypto';
import type { Store } from '../core/store.ts';
import { signingKey } from './signing-key.ts';

/** The lifetime of a Google token in seconds. */
const LIFETIME = 3600;

const ISSUER = 'https://accounts.google.com';

/** The account and the audience of a token. */
export interface TokenRequest {
  readonly email: string;
  readonly audience: string;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * An OIDC identity token for an account, signed as Google signs it (RS256) and valid for one hour. Its times are real times, not times of the
 * emulator's clock, because verifiers use real time.
 */
export function identityToken(store: Store, { email, audience }: TokenRequest): string {
  const { kid, privateKey } = signingKey(store);
  const issuedAt = Math.floor(Date.now() / 1000);
  const claims = {
    iss: ISSUER,
    aud: audience,
    sub: Buffer.from(email).toString('hex').slice(0, 21),
    email,
    email_verified: true,
    iat: issuedAt,
    exp: issuedAt + LIFETIME,
  };
  const signed = `${part({ alg: 'RS256', kid, typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url')}`;
}

import { Secret, TOTP } from 'otpauth';

const STEP_S = 30;

const totp = (secret: string, email: string): TOTP =>
  new TOTP({ issuer: 'Наставник', label: email, secret: Secret.fromBase32(secret), period: STEP_S });

/** A new secret in base32, of 160 bits (RFC 4226, 4). */
export const newSecondFactor = (): string => new Secret({ size: 20 }).base32;

/** The address that an authenticator app reads from a QR code. */
export const secondFactorAddress = (secret: string, email: string): string => totp(secret, email).toString();

/**
 * The counter of a right code (RFC 6238); undefined if the code is wrong or was used before. The person's clock may differ by one step.
 * @param last - the counter of the last accepted code
 */
export function acceptedCode(secret: string, code: string, now: number, last = -1): number | undefined {
  const delta = totp(secret, '').validate({ token: code.replaceAll(/\s/g, ''), timestamp: now, window: 1 });
  if (delta === null) return undefined;
  const number = Math.floor(now / 1000 / STEP_S) + delta;
  return number > last ? number : undefined;
}

import { createHash, randomBytes } from 'node:crypto';

/** A secret for a cookie or a link; 256 bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** The digest of a secret. We store only the digest, so that nobody can use what they read in the data file. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

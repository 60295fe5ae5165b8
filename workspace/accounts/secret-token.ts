import { createHash, randomBytes } from 'node:crypto';

/** A secret for a cookie or a link; 256 bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What we keep of a secret: whoever reads the data file cannot use it. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

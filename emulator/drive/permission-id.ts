import { createHash } from 'node:crypto';

/** The id of an account's permission. At Google an account has the same id on all files, a decimal number of twenty digits. */
export function permissionIdOf(email: string): string {
  const digest = createHash('sha256').update(email.toLowerCase()).digest();
  return digest.readBigUInt64BE().toString().padStart(20, '0');
}

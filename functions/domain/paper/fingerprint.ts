import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The first hexadecimal digits of a text's SHA-256. Equal texts have equal fingerprints. */
export function fingerprint(words: string, digits = 8): string {
  return bytesToHex(sha256(utf8ToBytes(words))).slice(0, digits);
}

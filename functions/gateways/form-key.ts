import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Number of hexadecimal digits in a key. Nobody can guess 80 bits, and the key is short enough for a link. */
const LENGTH = 20;

/** Makes a function that returns the key of a personal link: HMAC-SHA-256 of form and code with the school's secret. */
export function formKey(secret: string): (form: string, code: string) => string {
  // All keys share a part of the computation. We do this part once.
  const keyed = hmac.create(sha256, utf8ToBytes(secret));
  return (form, code) =>
    bytesToHex(
      keyed
        .clone()
        .update(utf8ToBytes(`${form}|${code}`))
        .digest(),
    ).slice(0, LENGTH);
}

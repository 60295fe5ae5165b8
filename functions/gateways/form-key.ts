import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** In hexadecimal digits. Nobody can guess 80 bits, and the key is short enough for a link. */
const LENGTH = 20;

/** How many keys we cache. A school of a thousand people has as many. */
const MOST_KEYS = 20_000;

function keysUnder(secret: string): (form: string, code: string) => string {
  // All keys have a part of the computation in common. We do it once.
  const keyed = hmac.create(sha256, utf8ToBytes(secret));
  const known = new Map<string, string>();
  return (form, code) => {
    const signed = `${form}|${code}`;
    const before = known.get(signed);
    if (before !== undefined) return before;
    const key = bytesToHex(keyed.clone().update(utf8ToBytes(signed)).digest()).slice(0, LENGTH);
    if (known.size >= MOST_KEYS) known.clear();
    known.set(signed, key);
    return key;
  };
}

/** We cache the keys of the last secret, because a school's next run needs the same keys. */
let latest: { readonly secret: string; readonly keyOf: ReturnType<typeof keysUnder> } | undefined;

/** Makes a function that returns the key of a personal link: HMAC-SHA-256 of form and code with the school's secret. */
export function formKey(secret: string): (form: string, code: string) => string {
  if (latest?.secret !== secret) latest = { secret, keyOf: keysUnder(secret) };
  return latest.keyOf;
}

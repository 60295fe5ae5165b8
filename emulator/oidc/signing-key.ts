import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Store } from '../core/store.ts';

const KEYS = 'oidc-key';

/** The key that signs identity tokens, and the id of this key for the token's header. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** The emulator's key. We create it once and store it with the emulator's data. */
export function signingKey(store: Store): SigningKey {
  const [known] = store.list<{ pem: string }>(KEYS);
  if (known) {
    const [kid, { pem }] = known;
    return { kid, privateKey: createPrivateKey(pem), publicKey: createPublicKey(pem) };
  }
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = 'emulator-key-1';
  store.put(KEYS, kid, { pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() });
  return { kid, privateKey, publicKey };
}

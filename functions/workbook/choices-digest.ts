import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Form } from '../../sheets-schema/form.ts';
import type { LiveChoices } from '../domain/live-choices.ts';

/** Digest of the changing lists that a form shows: a form is refreshed when this changes. Holds no names. */
export function choicesDigest(form: Form, live: LiveChoices): string {
  const kinds = new Set(Object.values(form.questions).map(({ type }) => type.kind));
  const shown = [
    ...(kinds.has('areas') ? live.areas : []),
    ...(kinds.has('people') ? live.people : []),
    ...(kinds.has('pair') ? live.pairs : []),
  ];
  return bytesToHex(sha256(utf8ToBytes(shown.join('\n')))).slice(0, 16);
}

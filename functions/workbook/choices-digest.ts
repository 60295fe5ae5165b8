import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Form } from '../../sheets-schema/form.ts';
import { type LiveChoices, peopleOf } from '../domain/live-choices.ts';

/** Digest of a form's changing lists and text, without names. If it changes, we refresh the form. */
export function choicesDigest(form: Form, live: LiveChoices): string {
  const types = Object.values(form.questions).map(({ type }) => type);
  const kinds = new Set(types.map(({ kind }) => kind));
  const people = new Set(types.flatMap((type) => (type.kind === 'people' ? [peopleOf(type, live)] : [])));
  const text = live.descriptions[form.name];
  const shown = [
    ...(kinds.has('areas') ? live.areas : []),
    ...[...people].flat(),
    ...(kinds.has('pair') ? live.pairs : []),
    ...(text === undefined ? [] : [text]),
  ];
  return bytesToHex(sha256(utf8ToBytes(shown.join('\n')))).slice(0, 16);
}

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Form, QuestionType } from '../../sheets-schema/form.ts';

const labelsOf = (type: QuestionType) => ('choices' in type ? Object.values(type.choices) : []);

/** Digest of a form's questions, pages and choices. If it changes, we upgrade the installed form. */
export function questionsDigest({ questions, pages }: Form): string {
  const asked = Object.entries(questions).map(([field, { type }]) => [field, type.kind, ...labelsOf(type)]);
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(pages ? { asked, pages } : asked)))).slice(0, 16);
}

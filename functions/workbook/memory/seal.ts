import * as z from 'zod/mini';
import { fingerprint } from '../../domain/paper/fingerprint.ts';

export const sealShape = z.object({
  /** Id of the memory's spreadsheet. */
  school: z.string(),
  /** Rises with each change of the memory; never falls. */
  revision: z.int(),
  letters: z.int(),
  digest: z.string(),
  /** The first digits of the digests of the former revisions, the latest first. */
  former: z.readonly(z.array(z.string())),
});

/** Identifies a memory, and shows which of two memories is later. */
export type Seal = z.infer<typeof sealShape>;

const DIGEST_DIGITS = 16;

/** The number of former revisions in a seal. */
const LINE = 40;
const SHORT_DIGITS = 6;

/** Replaces a revision in `Seal.former` that this spreadsheet does not know. */
const UNKNOWN = '';

const short = ({ digest }: Seal) => digest.slice(0, SHORT_DIGITS);

/** A seal without its former revisions, for places with little room: only the newest of two seals needs them. */
export const withoutFormer = (seal: Seal): Seal => ({ ...seal, former: [] });

/** The digest of a memory's text, as in its {@link Seal}. */
export const digestOf = (text: string): string => fingerprint(text, DIGEST_DIGITS);

/** The seal of the revision after `before`. If the text is the same as before, this is `before` itself. */
export function nextSeal(
  { school, letters, text }: { readonly school: string; readonly letters: number; readonly text: string },
  before: Seal | undefined,
): Seal {
  const digest = digestOf(text);
  if (before?.school !== school) return { school, revision: (before?.revision ?? 0) + 1, letters, digest, former: [] };
  if (before.digest === digest) return before;
  const former = [short(before), ...before.former].slice(0, LINE);
  return { school, revision: before.revision + 1, letters, digest, former };
}

/**
 * Whether a spreadsheet is older than the expected seal, or continued from an older version. In both cases its own seal is missing, has no later
 * revision, or does not contain the expected seal among its former ones.
 */
export function isBehind(seal: Seal | undefined, expected: Seal): boolean {
  if (!seal) return true;
  if (seal.school !== expected.school || seal.digest === expected.digest) return false;
  const back = seal.revision - expected.revision;
  if (back <= 0) return true;
  const then = seal.former[back - 1];
  return then === undefined ? back <= LINE : then !== UNKNOWN && then !== short(expected);
}

/**
 * A seal that is later than all these seals, so that none of them makes the spreadsheet look older. If two seals have the same revision, the first
 * counts.
 */
export function joined(seals: readonly Seal[]): Seal | undefined {
  const [top] = seals.toSorted((a, b) => b.revision - a.revision);
  if (!top) return undefined;
  const known = new Map<number, string>();
  for (const seal of seals.toReversed()) {
    seal.former.forEach((each, back) => {
      if (each !== UNKNOWN) known.set(seal.revision - 1 - back, each);
    });
  }
  for (const seal of seals.toReversed()) known.set(seal.revision, short(seal));
  const former = Array.from({ length: LINE }, (_, back) => known.get(top.revision - 1 - back) ?? UNKNOWN);
  return { ...top, former };
}

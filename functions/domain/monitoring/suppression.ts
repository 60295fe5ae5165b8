/** Figures of fewer answers could reveal what a single person answered. */
export const FEWEST_ANSWERS = 5;

/** Whether a figure is hidden because it is based on so few answers. */
export const isSuppressed = (answers: number): boolean => answers < FEWEST_ANSWERS;

/**
 * The parts of a total that a paper may show beside the total; undefined for a hidden part. We hide parts of one to four people. Nobody may find a
 * hidden part by subtraction, so we then hide the smallest shown parts as well, until at least two parts and five people are hidden together
 * (secondary cell suppression; Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).
 */
export function shownParts(parts: readonly number[]): readonly (number | undefined)[] {
  const hidden = new Set(parts.flatMap((part, i) => (part > 0 && isSuppressed(part) ? [i] : [])));
  if (hidden.size === 0) return parts;
  const together = () => [...hidden].reduce((sum, i) => sum + (parts[i] ?? 0), 0);
  const bySize = parts.map((_, i) => i).sort((a, b) => (parts[a] ?? 0) - (parts[b] ?? 0));
  for (const i of bySize) {
    if (hidden.size > 1 && !isSuppressed(together())) break;
    if ((parts[i] ?? 0) > 0) hidden.add(i);
  }
  // A visible zero beside hidden parts would show that the hidden parts are all the rest.
  return parts.map((part, i) => (hidden.has(i) || part === 0 ? undefined : part));
}

/** Whether the division of a total into `k` and the rest is hidden. */
export const isSplitHidden = (k: number, total: number): boolean =>
  k < total && shownParts([k, total - k]).includes(undefined);

/**
 * Whether a paper may say «reached» or «not reached» beside a hidden count of `total` people. A verdict that leaves only one hidden count would tell it.
 * The answer must be the same for every hidden count: a verdict that is missing for one count only would tell it as well.
 */
export function isVerdictShown(total: number, isReached: (k: number) => boolean): boolean {
  const hidden = Array.from({ length: total + 1 }, (_, k) => k).filter((k) => isSplitHidden(k, total));
  const reached = hidden.filter(isReached).length;
  return reached !== 1 && hidden.length - reached !== 1;
}

/** Whether papers may show both a number of people and the whole that contains them: nobody or at least five people make the difference. */
export const isDifferenceShown = (whole: number, part: number): boolean =>
  whole === part || !isSuppressed(Math.abs(whole - part));

import type { Hold } from '../../functions/domain/hold/hold.ts';
import { holdProblem } from '../../functions/domain/hold/hold-words.ts';
import { type Finding, toMend } from './finding.ts';

/** That the post is kept back, and by whom it is let go again. */
export function holdFindings(hold: Hold | undefined): Finding[] {
  if (!hold) return [];
  const { reason, whatToDo } = holdProblem(hold);
  return [toMend('Память программы', reason, whatToDo)];
}

import type { Hold } from '../../functions/domain/hold/hold.ts';
import { holdProblem } from '../../functions/domain/hold/hold-words.ts';
import { type Finding, toMend } from './finding.ts';

/** Reports that letters are on hold, and who can release them. */
export function holdFindings(hold: Hold | undefined): Finding[] {
  if (!hold) return [];
  const { reason, whatToDo } = holdProblem(hold);
  return [toMend('Память программы', reason, whatToDo)];
}

import type { RowOf } from '../desired.ts';
import {
  compareVectors,
  type IdleMentor,
  idleMentors,
  type Rules,
  readyMentors,
  type Solution,
  solve,
  vectorOf,
} from '../pairing/index.ts';
import { priceText, vectorText } from './price-text.ts';
import type { Matching } from './proposals.ts';

type Note = RowOf<'proposal'>;

/** If the school wishes that every mentor leads somebody: how many do, what that costs, and why the others do not. */
export function idleMentorNotes({ solution }: Matching, display: (code: string) => string | undefined): Note[] {
  const { mode, pairs, model } = solution;
  if (mode === 'stable' || model.problem.rules.eachMentor === 'any') return [];
  const led = new Set(pairs.map(({ mentor }) => mentor)).size;
  const why = `Наставляемые есть у ${led} из ${readyMentors(solution)} наставников, у которых есть места. ${withoutWish(solution)}`;
  return [
    { values: { state: 'idleMentor', why } },
    ...idleMentors(solution).map((idle): Note => {
      const { mentor } = idle;
      return {
        values: { state: 'idleMentor', mentorCode: mentor, mentor: display(mentor), why: reasonFor(idle, solution) },
      };
    }),
  ];
}

/** The result that the school would have without this setting. */
function withoutWish({ vector, model: { problem } }: Solution): string {
  const rules: Rules = { ...problem.rules, eachMentor: 'any' };
  const { pairs, gap } = solve({ ...problem, rules });
  const other = vectorOf(pairs, problem.rules);
  const best = gap === null ? 'лучший итог' : 'лучший из найденных итогов';
  return compareVectors(other, vector) === 0
    ? `Без этой настройки ${best} тот же.`
    : `Без этой настройки ${best} был бы таким: ${vectorText(other, problem.rules)}`;
}

function reasonFor({ possible, other, sentence }: IdleMentor, solution: Solution): string {
  if (possible === 0) return sentence;
  const count = `Подходящих наставляемых – ${possible}`;
  if (other === null) return `${count}, но группа из них не набирается.`;
  return `${count}. Можно дать одного из них этому наставнику. ${priceText(solution, other.vector, other.exact)}`;
}

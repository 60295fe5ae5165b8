import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import {
  alternatives,
  explain,
  firstLoss,
  leftOver,
  type ObjectiveVector,
  type Solution,
  type SolvedPair,
} from '../pairing/index.ts';
import type { Facts } from '../standing.ts';
import type { Matching } from './proposals.ts';

const states = { fixed: 'fixed', pinned: 'pinned', proposed: 'proposed' } as const;

/** «5 наставляемых с парой; …»: what a set of pairs is worth, level by level. */
function vectorText([served, firstNeeds, mutual, profile, sympathy]: ObjectiveVector): string {
  return `С наставником: ${served}; главный запрос закрыт: ${firstNeeds}; взаимных выборов: ${mutual}; соответствие запросам: ${profile}; симпатия: ${sympathy}.`;
}

const LEVELS = [
  'с наставником меньше на',
  'главный запрос закрыт реже на',
  'взаимных выборов меньше на',
  'соответствие запросам ниже на',
  'симпатия ниже на',
];

function lossText(solution: Solution, other: ObjectiveVector): string {
  const loss = firstLoss(solution.vector, other);
  if (!loss) return 'Вариант равноценен.';
  const words = LEVELS[loss.level];
  return words ? `Отличие: ${words} ${loss.amount}.` : 'Отличие: нагрузка распределена менее ровно.';
}

/** «Подбор»: the outcome, each pair with its score by parts and why, who is left without and why, and the next best way. */
export function proposalView(
  facts: Pick<Facts, 'intake' | 'context'>,
  { solution, readiness }: Matching,
): DesiredTable {
  const { identity } = facts.context;
  const label = facts.intake.areaLabel;
  const pairRow = (pair: SolvedPair): RowOf<'proposal'> => {
    const { score, mentee, mentor } = pair;
    const parts = score && {
      areaPoints: score.areaPoints,
      schedulePoints: score.schedulePoints,
      subjectPoints: score.subjectPoints,
      formatPoints: score.formatPoints,
      profile: score.profile,
      sympathy: score.sympathy,
      mutual: score.mutual,
    };
    return {
      values: {
        state: states[pair.origin],
        menteeCode: mentee,
        mentee: identity.display(mentee),
        mentorCode: mentor,
        mentor: identity.display(mentor),
        why: explain(pair, solution, label).curator,
        ...(parts ?? {}),
      },
    };
  };
  if (solution.model.problem.mentees.length === 0 && solution.pairs.length === 0) {
    return desired('proposal', [
      {
        values: {
          state: 'total',
          why: 'Пары появятся здесь, когда в базах будут наставляемые и допущенные наставники.',
        },
      },
    ]);
  }
  const conflicts = solution.conflicts.map(
    ({ pin, reason }) => `Закрепление ${pin.mentor} – ${pin.mentee} не учтено: ${reason}`,
  );
  const note = readiness.ready ? 'Подтвердите или отклоните пары на листе «Пары и группы».' : readiness.because;
  const total = { state: 'total' as const, why: [vectorText(solution.vector), note, ...conflicts].join(' ') };
  if (!readiness.ready) return desired('proposal', [{ values: total }]);
  const unmatched = leftOver(solution).map(
    ({ mentee, sentence }): RowOf<'proposal'> => ({
      values: { state: 'unmatched', menteeCode: mentee, mentee: identity.display(mentee), why: sentence },
    }),
  );
  const other = solution.pairs.some(({ origin }) => origin === 'proposed') ? alternatives(solution, 1)[0] : undefined;
  const changed = other?.pairs.filter(
    ({ mentee, mentor }) => !solution.pairs.some((pair) => pair.mentee === mentee && pair.mentor === mentor),
  );
  const alternative: RowOf<'proposal'>[] = other
    ? [
        {
          values: {
            state: 'alternative',
            why: `${(changed ?? []).map(({ mentee, mentor }) => `${mentee} → ${mentor}`).join(', ') || 'Один наставляемый остаётся без пары'}. ${vectorText(other.vector)} ${lossText(solution, other.vector)}`,
          },
        },
      ]
    : [];
  return desired('proposal', [{ values: total }, ...solution.pairs.map(pairRow), ...unmatched, ...alternative]);
}

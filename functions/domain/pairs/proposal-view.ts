import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import { explain, explainUnmatched, type SolvedPair } from '../pairing/index.ts';
import { idleMentorNotes } from './idle-mentor-notes.ts';
import { removalOf } from './pair-prices.ts';
import type { PairedDay } from './paired-day.ts';
import { triedPairs } from './pairing-problem.ts';
import { vectorText } from './price-text.ts';
import { fairnessNote, proofNote, thresholdNotes, tryOutNote } from './proposal-notes.ts';
import { type Matching, newPairs, pinConflicts } from './proposals.ts';
import { secondMentorRows } from './second-mentor-rows.ts';
import { stabilityNotes } from './stability-notes.ts';

const states = { fixed: 'fixed', pinned: 'pinned', proposed: 'proposed' } as const;

/** «Подбор»: the result; each pair with its score, price and reasons; people without a pair, with the reason; and alternatives. */
export function proposalView(
  facts: Pick<PairedDay, 'programme' | 'intake' | 'pairs' | 'context'>,
  matching: Matching,
): DesiredTable {
  const { solution, readiness } = matching;
  const { identity } = facts.context;
  const label = facts.intake.areaLabel;
  const { weights } = solution.model.problem.rules;
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
  const conflicts = pinConflicts(matching).map(
    ({ pin, reason }) => `Закрепление ${pin.mentor} – ${pin.mentee} не учтено. ${reason}`,
  );
  const ready =
    newPairs(matching).length > 0 ? 'Подтвердите или отклоните пары на листе «Пары и группы».' : 'Новых пар нет.';
  const note = readiness.ready ? ready : readiness.because;
  const total = {
    state: 'total' as const,
    why: [vectorText(solution.vector, solution.model.problem.rules), note, ...conflicts].join(' '),
  };
  if (!readiness.ready) return desired('proposal', [{ values: total }]);
  const removal = removalOf(matching);
  const pairRow = (pair: SolvedPair): RowOf<'proposal'> => {
    const { score, mentee, mentor } = pair;
    const words = explain(pair, solution, label);
    const parts = score && {
      areaPoints: weights.areas * score.areaPoints,
      schedulePoints: weights.time * score.schedulePoints,
      subjectPoints: weights.subject * score.subjectPoints,
      formatPoints: weights.format * score.formatPoints,
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
        price: pair.origin === 'proposed' ? removal.prices.get(mentee) : undefined,
        why: words.curator,
        phrase: words.participant,
        ...(parts ?? {}),
      },
    };
  };
  const unmatched = explainUnmatched(solution).map(
    ({ mentee, sentence }): RowOf<'proposal'> => ({
      values: { state: 'unmatched', menteeCode: mentee, mentee: identity.display(mentee), why: sentence },
    }),
  );
  return desired('proposal', [
    { values: total },
    proofNote(matching, facts.programme.settings),
    ...tryOutNote(matching, triedPairs(facts)),
    ...solution.pairs.map(pairRow),
    ...unmatched,
    ...secondMentorRows(matching, label, (code) => identity.display(code)),
    ...idleMentorNotes(matching, (code) => identity.display(code)),
    ...removal.alternatives,
    ...stabilityNotes(matching, (code) => identity.display(code)),
    ...fairnessNote(matching),
    ...thresholdNotes(matching),
  ]);
}

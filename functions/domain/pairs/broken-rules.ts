import { tables } from '../../../sheets-schema/tables/index.ts';
import { exclusionClause, type PairExclusion, pairExclusion } from '../pairing/index.ts';
import type { Problem } from '../programme.ts';
import { place } from '../rows/place.ts';
import type { PairedDay } from './paired-day.ts';
import { ongoingPairs } from './pairing-problem.ts';
import type { Matching } from './proposals.ts';

/**
 * What «Проверка данных» does not report. The whole staff reads it, so it says nothing about private wishes. A missing common area is the curator's own
 * choice.
 */
const unreported: ReadonlySet<PairExclusion> = new Set<PairExclusion>(['samePerson', 'privateWish', 'noOverlap']);

const clauseOf = (exclusion: PairExclusion) =>
  exclusion === 'ban' ? 'стоит запрет на листе «Пожелания к парам»' : exclusionClause(exclusion);

/** Confirmed pairs that break the school's own rules, for example pairs formed by hand. A pair with a note in its row is not reported. */
export function brokenRules({ pairs }: Pick<PairedDay, 'pairs'>, { solution }: Matching): Problem[] {
  const { mentees, mentors, rules } = solution.model.problem;
  return ongoingPairs(pairs)
    .filter(({ row }) => !row.note)
    .flatMap(({ mentor: leading, mentees: led, row }) =>
      led.flatMap((code): Problem[] => {
        const mentee = mentees.find((one) => one.code === code);
        const mentor = mentors.find((one) => one.code === leading);
        if (!mentee || !mentor) return [];
        const exclusion = pairExclusion(mentee, mentor, rules);
        if (exclusion === null || unreported.has(exclusion)) return [];
        return [
          {
            ...place(tables.pairs.title, row),
            code,
            reason: `Пара ${leading} – ${code} подтверждена, хотя ${clauseOf(exclusion)}.`,
            whatToDo: 'Проверьте пару. Если так решено, впишите причину в столбец «Примечание» этой строки.',
          },
        ];
      }),
    );
}

import { dayAndMonth } from '../calendar/day-text.ts';
import type { RowOf } from '../desired.ts';
import type { AreaLabel } from '../pairing/index.ts';
import {
  explain,
  explainUnmatched,
  type Mentee,
  mostSecondMentors,
  pairPrices,
  type SecondMentorTieBreak,
  type Solution,
} from '../pairing/index.ts';
import { priceSentence } from './pair-prices.ts';
import type { Matching } from './proposals.ts';

type Row = RowOf<'proposal'>;

/**
 * The rows of «Подбор» about second mentors: how many mentees need one, each proposed pair with its reasons and with what would be lost
 * without it, and the mentees for whom there is none.
 */
export function secondMentorRows(
  { solution, second, noSecondSince }: Matching,
  label: AreaLabel,
  display: (code: string) => string | undefined,
): Row[] {
  if (second === null) return noSecondSince === undefined ? [] : tooLateRows(solution, noSecondSince);
  const seeking = second.model.network.mentees.map(({ code }) => code);
  const pinned = second.pairs.filter(({ origin }) => origin === 'pinned').length;
  const found = second.pairs.filter(({ origin }) => origin !== 'fixed');
  const prices = second.stability === null ? pairPrices(second) : [];
  const { rules } = second.model.problem;
  const missing = second.unmatched;
  const why = [
    `Второй наставник нужен: ${seeking.length + pinned}; предложен: ${found.length}. Первые пары от этого не становятся хуже.`,
    proofOf(second),
    ...(missing.length === 0 ? [] : [otherFirstPairs(found.length, solution, second)]),
  ].join(' ');
  return [
    { values: { state: 'second', why } },
    ...found.map((pair): Row => {
      const price = prices.find(({ mentee, mentor }) => mentee === pair.mentee && mentor === pair.mentor);
      const words = explain(pair, second, label);
      return {
        values: {
          state: 'second',
          menteeCode: pair.mentee,
          mentee: display(pair.mentee),
          mentorCode: pair.mentor,
          mentor: display(pair.mentor),
          price: price && priceSentence(price, missing.length, rules),
          why: words.curator,
          phrase: words.participant,
        },
      };
    }),
    ...explainUnmatched(second)
      .filter(({ mentee }) => missing.includes(mentee))
      .map(({ mentee, sentence }): Row => {
        return {
          values: { state: 'second', menteeCode: mentee, mentee: display(mentee), why: `Без второго. ${sentence}` },
        };
      }),
  ];
}

/** Says why nobody gets a second mentor any more; nothing if nobody should have one. */
function tooLateRows({ model: { problem }, pairs }: Solution, since: string): Row[] {
  const hasOne = ({ code }: Mentee) => pairs.filter(({ mentee }) => mentee === code).length === 1;
  const seeking = problem.mentees.filter((mentee) => mentee.wantsSecond && hasOne(mentee)).length;
  if (seeking === 0) return [];
  const why = `Второй наставник нужен: ${seeking}. С ${dayAndMonth(since)} идут заключительные встречи (6.6), поэтому новых вторых наставников «Подбор» не предлагает.`;
  return [{ values: { state: 'second', why } }];
}

/** Says how many second mentors are possible with other first pairs. */
function otherFirstPairs(found: number, first: Solution, second: Solution): string {
  const { most, isReached } = mostSecondMentors(first, second);
  const beginning = 'При другом выборе стольких же первых пар вторых наставников';
  if (most === found) return `${beginning} не стало бы больше.`;
  const equal = first.tieBreak === null ? '' : `${equallyGood(first.tieBreak)} `;
  if (!isReached) return `${equal}${beginning} было бы не больше ${most}.`;
  return `${equal}${beginning} могло бы быть ${most}. Если это важнее, закрепите другие первые пары на листе «Пожелания к парам».`;
}

/** Says whether an equally good set of first pairs allows more second mentors. */
function equallyGood({ isMost }: SecondMentorTieBreak): string {
  return isMost
    ? 'Доказано: ни один равноценный набор первых пар не даёт больше вторых наставников.'
    : 'Даёт ли равноценный набор первых пар больше вторых наставников, не установлено: перебор остановлен.';
}

function proofOf({ stability, gap }: Solution): string {
  if (stability !== null) return stability.outcome === 'stable' ? 'Никакие двое не предпочли бы друг друга.' : '';
  return gap === null
    ? 'Доказано: при этих парах лучшего набора вторых наставников нет.'
    : 'Что лучшего набора вторых наставников нет, не доказано: перебор остановлен.';
}

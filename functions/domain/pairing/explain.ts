import { plural } from '../counted.ts';
import { firstChoiceSentence } from './first-choice.ts';
import type { PairCode } from './problem.ts';
import type { PairScore } from './score.ts';
import type { Solution, SolvedPair } from './solution.ts';
import type { AreaLabel } from './wording.ts';

export interface Explanation {
  /** For the curator only, because it mentions choices. */
  readonly curator: string;
  /** For both people of the pair: needs that the mentor meets and the common time, but no choices and no other people. */
  readonly participant: string;
}

/**
 * Explains a pair of the solution by its numbers.
 * @throws Error if the solution does not contain the pair, which is a mistake of the caller
 */
export function explain(pair: PairCode, solution: Solution, label: AreaLabel): Explanation {
  const found = solution.pairs.find(({ mentee, mentor }) => mentee === pair.mentee && mentor === pair.mentor);
  if (found === undefined) throw new Error(`the solution has no pair ${pair.mentee} – ${pair.mentor}`);
  const { mentee, mentor, score } = found;
  const heading = `${mentee} → ${mentor}.`;
  const origin = originSentence(found);
  if (score === null) {
    return { curator: `${heading} ${origin}`, participant: 'Пара подтверждена ранее.' };
  }
  const needs = solution.model.problem.mentees.find(({ code }) => code === mentee)?.needs ?? [];
  const time = timeSentence(score.schedulePoints);
  return {
    curator: [
      heading,
      origin,
      needSentence(needs, score, mentor, label),
      choiceSentence(mentee, mentor, score),
      firstChoiceSentence(found, solution),
      time,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    participant: `${needSentence(needs, score, 'наставник', label)} ${time}`,
  };
}

function originSentence({ origin, reason }: SolvedPair): string {
  if (origin === 'proposed') return '';
  if (origin === 'fixed') return 'Пара уже подтверждена.';
  return reason === undefined || reason.trim() === ''
    ? 'Пара закреплена куратором.'
    : `Пара закреплена куратором: ${reason.trim().replace(/\.$/, '')}.`;
}

function needSentence(needs: readonly string[], score: PairScore, mentor: string, label: AreaLabel): string {
  const closed = score.coveredNeeds.length;
  const main = `Главный запрос „${label(needs[0] ?? '')}“ – ${mentor}`;
  const count =
    closed === 0
      ? `закрыто 0 запросов из ${needs.length}`
      : `${closed === 1 ? 'закрыт' : 'закрыто'} ${closed} ${plural(closed, 'запрос', 'запроса', 'запросов')} из ${needs.length}`;
  return `${main} ${score.firstNeedMet ? 'предлагает его' : 'его не предлагает'}; ${count}.`;
}

/** 3 points mean the first place, and 1 point means the third. */
function place(rank: number): string {
  return `на ${4 - rank}-м месте`;
}

function choiceSentence(mentee: string, mentor: string, { menteeRank, mentorRank, mutual }: PairScore): string {
  if (mutual) return `Выбор взаимный: ${mentor} у ${mentee} ${place(menteeRank)}.`;
  if (menteeRank > 0) return `${mentor} у ${mentee} ${place(menteeRank)}, встречного выбора нет.`;
  if (mentorRank > 0) return `${mentee} у ${mentor} ${place(mentorRank)}, встречного выбора нет.`;
  return 'Друг друга после встречи не называли.';
}

function timeSentence(schedulePoints: number): string {
  if (schedulePoints === 0) return 'Общего удобного времени в анкетах нет: его нужно согласовать.';
  return `Удобное общее время: ${schedulePoints === 1 ? 'один вариант' : 'два и более'}.`;
}

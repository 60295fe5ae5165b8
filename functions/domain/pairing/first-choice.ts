import { exclusionClause, pairExclusion } from './eligibility.ts';
import { largestGroup } from './largest-group.ts';
import { lossClause } from './loss-clause.ts';
import { compareVectors } from './objective.ts';
import { arcOfPair } from './pair-network.ts';
import type { Mentee, Mentor } from './problem.ts';
import { measure } from './score.ts';
import type { Solution, SolvedPair } from './solution.ts';
import { firstLoss, worthWith } from './what-if.ts';

/** The node limit of the question «what if» below. It is nearly always enough; if it is not, the sentence is more cautious. */
const nodesForReason = 25;

/** Why the mentee did not get their first choice. Empty if they got it, made no choice, or are in a fixed or pinned pair. */
export function firstChoiceSentence({ mentee, mentor, origin }: SolvedPair, solution: Solution): string {
  const { problem, network } = solution.model;
  const person = problem.mentees.find(({ code }) => code === mentee);
  const first = person?.choices[0] ?? null;
  if (person === undefined || first === null || first === mentor || origin !== 'proposed') return '';
  if (solution.model.commitments.mentorsOf(mentee).includes(first)) return '';
  const beginning = `Первый выбор ${mentee} – ${first}`;
  const wished = problem.mentors.find(({ code }) => code === first);
  if (wished === undefined) return `${beginning}, но сейчас ${first} не участвует в подборе как наставник.`;
  const exclusion = pairExclusion(person, wished, problem.rules);
  if (exclusion !== null) return `${beginning}, но ${exclusionClause(exclusion)}.`;
  if (largestGroup(wished, problem.rules) === 0) {
    return `${beginning}, но сейчас ${first} не берёт наставляемых.`;
  }
  if (arcOfPair(network, mentee, first) < 0) {
    const others = problem.rules.isSecondRound ? 'уже выбранные пары' : 'подтверждённые и закреплённые пары';
    return `${beginning}, но ${others} не оставляют такой возможности.`;
  }
  return `${beginning}${solution.mode === 'stable' ? refusalClause(person, wished, solution) : costClause(mentee, first, solution)}.`;
}

/** Why this pair is not in the best set for all. */
function costClause(mentee: string, first: string, solution: Solution): string {
  const other = worthWith(solution, { mentee, mentor: first }, { nodeLimit: nodesForReason });
  if (other === null) return ', но группа там не набирается';
  if (compareVectors(other.vector, solution.vector) > 0) {
    return '; вариант с этой парой лучше: перебор был остановлен раньше, чем нашёл его. Закрепите эту пару';
  }
  const loss = firstLoss(solution.vector, other.vector, solution.model.problem.rules);
  if (loss !== null) {
    return other.exact
      ? `, но при такой паре ${lossClause(loss, solution.unmatched.length)}`
      : ', но лучшего набора пар с этой парой не найдено';
  }
  if (solution.gap !== null || !other.exact) return '; этот вариант равноценен';
  if (!other.equal) return '; этот вариант равноценен, но в нём меньше пар из прежних предложений';
  return solution.tieBreak?.isOther
    ? '; этот вариант равноценен, выбран первый по порядку кодов из тех, где вторых наставников больше'
    : '; этот вариант равноценен, выбран первый по порядку кодов';
}

/** Why the mentor does not take this mentee, if the pairs were chosen to be stable. */
function refusalClause(person: Mentee, wished: Mentor, { pairs, model: { problem } }: Solution): string {
  const { rules, mentees } = problem;
  const isReversed = pairs.some(({ mentee, mentor }) => mentee === wished.code && mentor === person.code);
  if (isReversed && !rules.allowBothDirections) {
    return `, но ${wished.code} – наставляемый у ${person.code}, а в обе стороны пары не создаются`;
  }
  const all = pairs.filter(({ mentor }) => mentor === wished.code);
  const led = all.filter(({ origin }) => origin === 'proposed');
  const isFull = all.length >= largestGroup(wished, rules);
  const isShared =
    !person.alone && !led.some((pair) => mentees.some(({ code, alone }) => alone && code === pair.mentee));
  const own = measure(person, wished, rules.weights);
  const leads = led.map(({ score }) =>
    score === null ? 0 : score.mentorRank - own.mentorRank || score.profile - own.profile,
  );
  const noWorse = leads.filter((lead) => lead >= 0).length;
  const isWelcome = isShared ? !isFull || noWorse < led.length : noWorse === 0;
  if (isWelcome) return '; оба предпочли бы друг друга тому, что получили';
  if (noWorse < led.length) return ', но для работы вдвоём там пришлось бы расстаться и с теми, кто подходит не хуже';
  if (leads.some((lead) => lead === 0)) return ', но там уже те, кто подходит не хуже';
  return `, но там предпочли ${led.length === 1 ? 'другого' : 'других'}`;
}

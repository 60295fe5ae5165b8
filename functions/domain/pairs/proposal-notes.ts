import { type Settings, settings as schema } from '../../../sheets-schema/settings.ts';
import { plural } from '../counted.ts';
import type { RowOf } from '../desired.ts';
import {
  blockingPairs,
  compareVectors,
  fairness,
  levelsOf,
  type PairCode,
  type PairingProblem,
  provesOptimal,
  type Solution,
  solve,
  stableSolution,
  thresholds,
  whatIf,
} from '../pairing/index.ts';
import { moves, pairText, priceText, vectorText } from './price-text.ts';
import type { Matching } from './proposals.ts';
import { stableProof } from './stability-notes.ts';

type Note = RowOf<'proposal'>;

const note = (state: NonNullable<Note['values']['state']>, why: string): Note => ({ values: { state, why } });

/** What is proved about the shown pairs: that they are the best set, or stable, or how much better a set could be at most. */
export function proofNote({ solution, optimum }: Matching, settings: Settings): Note {
  if (solution.stability !== null) {
    return note('proof', stableProof(solution.stability) + withoutEffect(settings));
  }
  const { gap, nodes, model } = optimum;
  if (gap?.distance.every((distance) => distance === 0)) {
    return note(
      'proof',
      `Доказано: лучшего набора пар нет. Просмотрено вариантов: ${nodes}; который из равноценных первый по порядку кодов, не установлено.`,
    );
  }
  if (gap !== null) {
    const { rules } = model.problem;
    const levels = levelsOf(rules);
    // The bound of a search may be negative at this level. The value of a set is never negative.
    const reached = gap.bound.map((value, at) => (levels[at]?.key === 'sympathy' ? Math.max(0, value) : value));
    const bound = vectorText(reached, rules);
    return note(
      'proof',
      `Перебор вариантов остановлен (просмотрено: ${nodes}): доказать, что лучше нельзя, не удалось. Ни один набор пар не превосходит такой итог, если сравнивать слева направо: ${bound}`,
    );
  }
  if (!provesOptimal(model.root)) throw new Error('the prices of the pairing do not prove it');
  return note(
    'proof',
    nodes === 1
      ? 'Доказано: лучшего набора пар нет. Расчёт проверен вторым способом.'
      : `Доказано: лучшего набора пар нет. Просмотрено вариантов: ${nodes}; расчёт первого из них проверен вторым способом.`,
  );
}

/** Names the options that the school chose but that do not choose among stable pairs; empty if there are none. */
function withoutEffect({ priority, eachMentor, fairness, formerMentor, leastGroup, groupWish }: Settings): string {
  const named = [
    ...(leastGroup === schema.leastGroup.default ? [] : [schema.leastGroup]),
    ...(groupWish ? [schema.groupWish] : []),
    ...(priority === 'none' ? [] : [schema.priority]),
    ...(eachMentor === 'any' ? [] : [schema.eachMentor]),
    ...(fairness === 'total' ? [] : [schema.fairness]),
    ...(formerMentor === 'wished' ? [schema.formerMentor] : []),
  ].map(({ label }) => `«${label}»`);
  if (named.length === 0) return '';
  return ` Пары здесь зависят только от выборов и соответствия, поэтому на них ${plural(named.length, 'не влияет настройка', 'не влияют настройки', 'не влияют настройки')} ${named.join(', ')}.`;
}

/** The text for a tried pair that is impossible. It does not reveal whose wish or which rule prevents the pair. */
export function notTogether({
  rules: { requirements, leastProfile, leastGroup, again },
  mentees,
}: PairingProblem): string {
  const demand = requirements.length > 0 || again === 'avoided' ? ' требование школы,' : '';
  const size = leastGroup > 2 || mentees.some(({ together }) => together) ? ' наименьшая группа,' : '';
  const profile = leastProfile > 0 ? ', соответствие ниже наименьшего' : '';
  return `Так соединить нельзя: мешает запрет,${demand} уже подтверждённая или закреплённая пара, число мест,${size} работа вдвоём, пара в обратную сторону${profile} или нет общего направления.`;
}

interface TriedSet extends Pick<Solution, 'pairs' | 'vector'> {
  /** What is not certain about the set, or what is wrong with it. */
  readonly but: string;
  readonly exact: boolean;
}

/** The result of the school's method if it must include the tried pairs; `null` if they are impossible. */
function withThese({ solution, optimum }: Matching, tried: readonly PairCode[]): TriedSet | null {
  const best = whatIf(optimum, tried);
  if (best === null) return null;
  if (solution.stability === null) {
    const isBest = best.exact || (optimum.gap === null && compareVectors(best.vector, optimum.vector) === 0);
    return { ...best, but: isBest ? '' : ' Возможно, есть и лучший набор с ними: перебор остановлен.' };
  }
  const { problem } = optimum.model;
  const { rules } = problem;
  const isPinned = (pair: PairCode) => rules.pins.some((pin) => pairText(pin) === pairText(pair));
  const pins = [...rules.pins, ...tried.filter((pair) => !isPinned(pair))];
  const pinned = stableSolution(solve({ ...problem, rules: { ...rules, pins } }));
  return { ...pinned, but: blockedText(pinned), exact: true };
}

/** Says how many pairs of people would still prefer each other; empty if there are none. */
function blockedText(solution: Solution): string {
  const blocking = blockingPairs(solution).length;
  return blocking === 0 ? '' : ` Предпочли бы друг друга: ${blocking}.`;
}

/** What the pairs that the curator tries out would change: who gets another mentor, and what this costs compared with the shown pairs. */
export function tryOutNote(matching: Matching, tried: readonly PairCode[]): Note[] {
  if (tried.length === 0) return [];
  const { solution } = matching;
  const asked = tried.map(pairText).join(', ');
  const answer = withThese(matching, tried);
  if (answer === null) return [note('whatIf', `${asked}. ${notTogether(solution.model.problem)}`)];
  return [
    note(
      'whatIf',
      `Если соединить ${asked}: ${moves(solution, answer)}. ${vectorText(answer.vector, solution.model.problem.rules)} ${priceText(solution, answer.vector, answer.exact)}${answer.but}`,
    ),
  ];
}

/** How many could have a mentor at most, if the school chose another least profile. */
export function thresholdNotes({ solution, optimum }: Matching): Note[] {
  const now = solution.pairs.length;
  return thresholds(optimum).map(({ leastProfile, served }) => ({
    values: {
      state: 'threshold',
      profile: leastProfile,
      why: `С наставником – не больше ${served}; сейчас – ${now}.`,
    },
  }));
}

/** The person whose mentor is furthest below their best possible mentor. */
export function fairnessNote({ solution }: Matching): Note[] {
  return [...worstFirstNote(solution), ...furthestNote(solution)];
}

/** Up to which profile the worst-off go first. Stable pairs are not chosen in this way. */
function worstFirstNote({ mode, model }: Solution): Note[] {
  const { atLeast } = model.problem.rules;
  if (mode === 'stable' || atLeast.length === 0) return [];
  return [
    note(
      'fairness',
      `Сначала – те, кому наставник подходит хуже всех: пар с соответствием не ниже ${atLeast.join(', затем не ниже ')} должно быть как можно больше; дальше считается сумма.`,
    ),
  ];
}

function furthestNote(solution: Solution): Note[] {
  const worst = fairness(solution);
  if (worst === null) return [];
  if (worst.profile === worst.bestProfile) {
    return [note('fairness', 'Каждый, кому предложена пара, получает лучшее из возможных для него соответствий.')];
  }
  return [
    note(
      'fairness',
      `Лучшее из возможных соответствий получают ${worst.atBest} из ${worst.paired}. Дальше всех от своего лучшего – ${worst.mentee}: соответствие ${worst.profile} из возможных ${worst.bestProfile}.`,
    ),
  ];
}

import type { RowOf } from '../desired.ts';
import {
  alternatives,
  blockingPairs,
  fairness,
  firstLoss,
  lossClause,
  type ObjectiveVector,
  type PairCode,
  provesOptimal,
  type Solution,
  solve,
  stableSolution,
  type WhatIf,
  whatIf,
  worthWith,
} from '../pairing/index.ts';
import type { Matching } from './proposals.ts';

type Note = RowOf<'proposal'>;
type Display = (code: string) => string | undefined;

const note = (state: NonNullable<Note['values']['state']>, why: string): Note => ({ values: { state, why } });

/** The value of a set of pairs, level by level: «С наставником: 5; …». */
export function vectorText([served, firstNeeds, mutual, profile, sympathy]: ObjectiveVector): string {
  return `С наставником: ${served}; главный запрос закрыт: ${firstNeeds}; взаимных выборов: ${mutual}; соответствие запросам: ${profile}; симпатия: ${sympathy}.`;
}

/** A sentence that compares another set of pairs with the shown one. The other set may be better if the shown pairs were chosen to be stable. */
function priceText(shown: ObjectiveVector, other: ObjectiveVector): string {
  const loss = firstLoss(shown, other);
  if (loss === null) return 'Вариант равноценен.';
  return loss.amount < 0 ? 'Для всех вместе так было бы лучше.' : `Цена: ${lossClause(loss.level, loss.amount)}.`;
}

const pairText = ({ mentor, mentee }: PairCode) => `${mentee} → ${mentor}`;

/** The people who get another mentor in another set of pairs, and the people who get no mentor in that set. */
function moves(from: Pick<Solution, 'pairs'>, to: Pick<Solution, 'pairs'>): string {
  const before = new Map(from.pairs.map(({ mentee, mentor }) => [mentee, mentor]));
  const after = new Map(to.pairs.map(({ mentee, mentor }) => [mentee, mentor]));
  const came = [...after].flatMap(([mentee, mentor]) => {
    const old = before.get(mentee);
    if (old === mentor) return [];
    return old === undefined ? `${mentee}: теперь с ${mentor}` : `${mentee}: ${old} → ${mentor}`;
  });
  const left = [...before.keys()].filter((mentee) => !after.has(mentee)).map((mentee) => `${mentee} остаётся без пары`);
  return [...came, ...left].join('; ') || 'никто не меняет пары';
}

/** Says that the result is proved optimal, or gives an upper bound of the optimum. */
export function proofNote({ optimum }: Matching): Note {
  if (optimum.gap !== null) {
    return note(
      'proof',
      `Перебор вариантов «вдвоём» остановлен (просмотрено: ${optimum.nodes}): доказать, что лучше нельзя, не удалось. Ни один набор пар не превосходит такой итог: ${vectorText(optimum.gap.bound)}`,
    );
  }
  if (!provesOptimal(optimum.model.root)) throw new Error('the prices of the pairing do not prove it');
  return note(
    'proof',
    `Доказано: лучшего набора пар нет. Расчёт проверен по ценам мест; просмотрено вариантов: ${optimum.nodes}.`,
  );
}

/** Up to three alternatives. Each alternative lacks a pair that all earlier alternatives have. */
export function alternativeNotes({ solution, optimum }: Matching): Note[] {
  if (solution.mode === 'stable') return [];
  return alternatives(optimum, 3).map((other) =>
    note(
      'alternative',
      `${moves(optimum, other)}. ${vectorText(other.vector)} ${priceText(optimum.vector, other.vector)}`,
    ),
  );
}

/** The text for a tried pair that is impossible. It does not reveal whose wish or which rule prevents the pair. */
export const notTogether =
  'Так соединить нельзя: мешает запрет, уже подтверждённая пара, число мест или нет общего направления.';

/** The result of the school's method if it must include the tried pairs; `null` if they are impossible. */
function withThese({ solution, optimum }: Matching, tried: readonly PairCode[]): WhatIf | null {
  const best = whatIf(optimum, tried);
  if (best === null || solution.mode !== 'stable') return best;
  const { problem } = optimum.model;
  const { rules } = problem;
  const isPinned = (pair: PairCode) => rules.pins.some((pin) => pairText(pin) === pairText(pair));
  const pins = [...rules.pins, ...tried.filter((pair) => !isPinned(pair))];
  return { ...stableSolution(solve({ ...problem, rules: { ...rules, pins } })), exact: true };
}

/** What the pairs that the curator tries out would change: who gets another mentor, and the cost against the shown pairs. */
export function tryOutNote(matching: Matching, tried: readonly PairCode[]): Note[] {
  if (tried.length === 0) return [];
  const { solution } = matching;
  const asked = tried.map(pairText).join(', ');
  const answer = withThese(matching, tried);
  if (answer === null) return [note('whatIf', `${asked}. ${notTogether}`)];
  const exact = answer.exact ? '' : ' Возможно, есть и лучший набор с ними: перебор остановлен.';
  return [
    note(
      'whatIf',
      `Если соединить ${asked}: ${moves(solution, answer)}. ${vectorText(answer.vector)} ${priceText(solution.vector, answer.vector)}${exact}`,
    ),
  ];
}

const MOST_BLOCKING = 5;

/** The people who prefer each other to their partners, and the total cost of stable pairs. */
export function stabilityNotes({ solution, optimum }: Matching, display: Display): Note[] {
  const blocking = blockingPairs(solution);
  const rows = blocking.slice(0, MOST_BLOCKING).map(({ mentee, mentor }): Note => {
    const worth = worthWith(optimum, { mentee, mentor });
    const price =
      worth === null ? 'Соединить их нельзя из-за закреплённых пар.' : priceText(optimum.vector, worth.vector);
    return {
      values: {
        state: 'blocking',
        menteeCode: mentee,
        mentee: display(mentee),
        mentorCode: mentor,
        mentor: display(mentor),
        why: `Оба предпочли бы друг друга тому, что получили. ${price}`,
      },
    };
  });
  if (solution.mode === 'stable') {
    const price = priceText(optimum.vector, solution.vector);
    return [
      note(
        'blocking',
        `Выбраны устойчивые пары; предпочли бы друг друга: ${blocking.length}. Лучший итог для всех вместе был бы таким: ${vectorText(optimum.vector)} ${price}`,
      ),
      ...rows,
    ];
  }
  if (blocking.length === 0) return [note('blocking', 'Никакие двое не предпочли бы друг друга тому, что получили.')];
  const stable = stableSolution(optimum);
  return [
    note(
      'blocking',
      `Предпочли бы друг друга: ${blocking.length}. Устойчивый набор («Как подбирать пары» на листе «Настройки»): ${vectorText(stable.vector)} ${priceText(optimum.vector, stable.vector)}`,
    ),
    ...rows,
  ];
}

/** The person whose mentor is furthest below their best possible mentor. */
export function fairnessNote({ solution }: Matching): Note[] {
  const worst = fairness(solution);
  if (worst === null) return [];
  if (worst.profile === worst.bestProfile) return [note('fairness', 'Каждому достался лучший из возможных для него.')];
  return [
    note(
      'fairness',
      `Лучший из возможных достался ${worst.atBest} из ${worst.paired}. Дальше всех от своего лучшего – ${worst.mentee}: соответствие ${worst.profile} из возможных ${worst.bestProfile}.`,
    ),
  ];
}

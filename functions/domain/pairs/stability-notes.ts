import type { RowOf } from '../desired.ts';
import {
  blockingPairs,
  compareVectors,
  nodesForQuestions,
  type PairCode,
  type Solution,
  type Stability,
  stableSolution,
  worthWith,
} from '../pairing/index.ts';
import { priceText, vectorText } from './price-text.ts';
import type { Matching } from './proposals.ts';

type Note = RowOf<'proposal'>;

/** What we know about sets in which nobody would prefer each other, if the search found none. */
const without: Record<Exclude<Stability['outcome'], 'stable'>, string> = {
  none: 'Доказано: при любом наборе пар кто-то предпочёл бы друг друга.',
  gaveUp: 'Набор, где никакие двое не предпочли бы друг друга, не найден: перебор остановлен.',
};

/** What we know about the shown pairs, if they were chosen to be stable. */
export function stableProof({ outcome, looks }: Stability): string {
  if (outcome === 'stable') return 'Проверено: никакие двое не предпочли бы друг друга тому, что получили.';
  return `${without[outcome]} Просмотрено возможных пар: ${looks}. Показан набор, рядом со свободным местом никто не остался.`;
}

/** The people who prefer each other to their partners, and the total cost of stable pairs. */
export function stabilityNotes(matching: Matching, display: (code: string) => string | undefined): Note[] {
  const { solution } = matching;
  const blocking = blockingPairs(solution);
  const why =
    solution.stability === null
      ? costOfStability(solution, blocking.length)
      : costOfChoice(matching, solution.stability, blocking.length);
  return [{ values: { state: 'blocking', why } }, ...blockingRows(matching, blocking, display)];
}

/** What stable pairs would cost. We show it beside the best pairs for all. */
function costOfStability(optimum: Solution, blocking: number): string {
  if (blocking === 0) return 'Никакие двое не предпочли бы друг друга тому, что получили.';
  const count = `Предпочли бы друг друга: ${blocking}.`;
  const stable = stableSolution(optimum);
  if (stable.stability !== null && stable.stability.outcome !== 'stable') {
    return `${count} ${without[stable.stability.outcome]}`;
  }
  return `${count} Устойчивый набор («Как подбирать пары» на листе «Настройки»): ${vectorText(stable.vector, stable.model.problem.rules)} ${priceText(optimum, stable.vector)}${withoutGroups(optimum)}`;
}

/** The search for a stable set ignores the conditions on groups. */
function withoutGroups({ model }: Solution): string {
  return model.network.transport.sized ? ' Просьбы «в группе» и наименьший размер группы он не учитывает.' : '';
}

/** What the school loses by stable pairs, compared to the best set. «Подбор» shows the text beside the pairs. */
function costOfChoice({ solution, optimum }: Matching, { outcome }: Stability, blocking: number): string {
  const chosen = outcome === 'stable' ? 'Выбраны устойчивые пары' : 'Выбраны пары, близкие к устойчивым';
  const count = `${chosen}; предпочли бы друг друга: ${blocking}.`;
  const than = compareVectors(optimum.vector, solution.vector);
  if (than > 0) {
    const best = optimum.gap === null ? 'Лучший итог' : 'Лучший из найденных итогов';
    return `${count} ${best} для всех вместе был бы таким: ${vectorText(optimum.vector, optimum.model.problem.rules)} ${priceText(optimum, solution.vector)}`;
  }
  return optimum.gap === null
    ? `${count} И для всех вместе лучшего итога нет.`
    : `${count} Для всех вместе лучший итог не найден.`;
}

/** A row for each pair of people who prefer each other, with the price of pairing them. */
function blockingRows(
  { solution, optimum }: Matching,
  blocking: readonly PairCode[],
  display: (code: string) => string | undefined,
): Note[] {
  const nodeLimit = Math.ceil(nodesForQuestions(optimum) / Math.max(1, blocking.length));
  return blocking.map(({ mentee, mentor }) => {
    const worth = worthWith(optimum, { mentee, mentor }, { nodeLimit });
    return {
      values: {
        state: 'blocking',
        menteeCode: mentee,
        mentee: display(mentee),
        mentorCode: mentor,
        mentor: display(mentor),
        why: `Оба предпочли бы друг друга тому, что получили. ${worth === null ? 'Такого набора пар нет: группа там не набирается.' : priceText(solution, worth.vector, worth.exact)}`,
      },
    };
  });
}

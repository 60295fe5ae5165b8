import { firstLoss, lossClause, type ObjectiveVector, type PairCode, type Solution } from '../pairing/index.ts';

export const pairText = ({ mentor, mentee }: PairCode) => `${mentee} → ${mentor}`;

/** The value of a set of pairs, level by level: «С наставником: 5; …». */
export function vectorText([served, firstNeeds, mutual, profile, sympathy]: ObjectiveVector): string {
  return `С наставником: ${served}; главный запрос закрыт: ${firstNeeds}; взаимных выборов: ${mutual}; соответствие запросам: ${profile}; симпатия: ${sympathy}.`;
}

type Valued = Pick<Solution, 'vector' | 'leftOver'>;

/**
 * A sentence that compares another set of pairs with the given one. The other set may be better if the given pairs were chosen to be stable, or if a
 * search reached its limit.
 * @param exact - whether no set of the other kind is better than the other set
 */
export function priceText({ vector, leftOver }: Valued, other: ObjectiveVector, exact = true): string {
  const loss = firstLoss(vector, other);
  if (loss === null) return 'Вариант равноценен.';
  if (loss.amount < 0) return 'Для всех вместе так было бы лучше.';
  const price = lossClause(loss.level, loss.amount, leftOver.length);
  return exact ? `Цена: ${price}.` : 'Точная цена неизвестна: перебор остановлен.';
}

/** Says who gets another mentor in the other set of pairs, and who gets none. */
export function moves(from: Pick<Solution, 'pairs'>, to: Pick<Solution, 'pairs'>): string {
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

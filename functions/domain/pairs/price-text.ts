import {
  firstLoss,
  type Level,
  levelsOf,
  lossClause,
  type ObjectiveVector,
  type PairCode,
  type PriorityKind,
  type Solution,
  type Valuation,
} from '../pairing/index.ts';

export const pairText = ({ mentor, mentee }: PairCode) => `${mentee} → ${mentor}`;

const countOf: Readonly<Record<PriorityKind, string>> = {
  earlier: 'очередь по времени запроса',
  young: 'из них молодых специалистов',
  waited: 'из них без наставника в прошлом году',
};

/** What a level counts, in words. */
function nameOf(level: Level): string | undefined {
  switch (level.key) {
    case 'served':
      return level.isSecond ? 'со вторым наставником' : 'с наставником';
    case 'priority':
      return countOf[level.first];
    case 'led':
      return 'наставников с наставляемыми';
    case 'again':
      return 'с прошлогодним наставником';
    case 'atLeast':
      return `с соответствием не ниже ${level.least}`;
    case 'firstNeed':
      return 'главный запрос закрыт';
    case 'mutual':
      return 'взаимных выборов';
    case 'profile':
      return 'соответствие запросам';
    case 'sympathy':
      return 'симпатия';
    case 'evenness':
      return undefined;
  }
}

/** The value of a set of pairs, level by level: «С наставником: 5; …». */
export function vectorText(vector: ObjectiveVector, rules: Valuation): string {
  const parts = levelsOf(rules).flatMap((level, at) => {
    const name = nameOf(level);
    return name === undefined ? [] : [`${name}: ${vector[at]}`];
  });
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

type Valued = Pick<Solution, 'vector' | 'unmatched' | 'model'>;

/**
 * A sentence that compares another set of pairs with the given one. The other set may be better if the given pairs were chosen to be stable, or if a
 * search reached its limit.
 * @param exact - whether no set of the other kind is better than the other set
 */
export function priceText({ vector, unmatched, model }: Valued, other: ObjectiveVector, exact = true): string {
  const loss = firstLoss(vector, other, model.problem.rules);
  if (loss === null) return 'Вариант равноценен.';
  if (loss.amount < 0) return 'Для всех вместе так было бы лучше.';
  const price = lossClause(loss, unmatched.length);
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

import { compare, type Pairs } from './every-set.ts';
import {
  after,
  both,
  type Claim,
  isLoss,
  isOneOf,
  isPrice,
  isTold,
  keyOf,
  movesWords,
  pairOf,
  priceWords,
  type Row,
  type Shown,
  stableOnly,
  vectorWords,
} from './shown.ts';

/** Whether the clause states the price of the row’s pair correctly. Compares the shown total with the best sets without this pair. */
function priceIs(clause: string, shown: Shown, row: Row): boolean {
  const { school, vector } = shown;
  const { mentee, mentor } = pairOf(row);
  const isWithout = (pairs: Pairs) => pairs.get(mentee) !== mentor;
  const sets =
    shown.solution.mode === 'optimum'
      ? [school.best(isWithout) ?? []]
      : school.sets
          .filter((pairs) => isWithout(pairs) && school.blocking(pairs).every((pair) => pair === `${mentee} ${mentor}`))
          .map((pairs) => school.value(pairs));
  return sets.some((value) => {
    const other = value.slice(0, -1);
    if (clause === 'Есть равноценная замена') return compare(vector, other) === 0;
    if (clause === 'Без неё итог был бы лучше') return compare(vector, other) < 0;
    return isLoss(clause.replace('Без неё ', ''), shown, other);
  });
}

/** The sentences of «Подбор» about the price of a pair. */
export const priceClaims: readonly Claim[] = [
  [
    '((?:Есть равноценная замена|Без неё итог был бы лучше)|Без неё (?!устойчивого|итог был бы хуже)[^.]*)\\.',
    ([clause = ''], shown, row) => priceIs(clause, shown, row),
  ],
  [
    'Без неё итог был бы хуже; насколько, неизвестно: перебор остановлен\\.',
    (_, shown, row) =>
      compare(
        (shown.school.best((pairs) => pairs.get(pairOf(row).mentee) !== pairOf(row).mentor) ?? []).slice(0, -1),
        shown.vector,
      ) < 0,
  ],
  ['Цена неизвестна: (?:устойчивый набор без неё не найден, )?перебор остановлен\\.', () => true],
  [
    'Без неё устойчивого набора пар нет\\.',
    both(
      stableOnly,
      (_, { school }, row) =>
        !school.sets.some(
          (pairs) =>
            pairs.get(pairOf(row).mentee) !== pairOf(row).mentor &&
            school.blocking(pairs).every((pair) => pair === `${row.menteeCode} ${row.mentorCode}`),
        ),
    ),
  ],
];

/** The sentences of «Подбор» about similar sets. */
export const alternativeClaims: readonly Claim[] = [
  [
    `${movesWords}\\. ${vectorWords} ${priceWords}`,
    (words, shown) => {
      const next = after(words[0] ?? '', shown);
      if (!isOneOf(shown, next) || keyOf(next) === keyOf(shown.pairs)) return false;
      const other = shown.school.vector(next);
      return isTold(words[1], shown, other) && isPrice(words[2] ?? '', words[3], shown, other);
    },
  ],
  [
    'Возможно, есть и лучший из таких вариантов: перебор остановлен\\.',
    (_, { solution }) => solution.mode === 'optimum',
  ],
  [
    'Никакие двое не предпочли бы друг друга\\.',
    (_, shown, row) =>
      shown.school.blocking(after(String(row.why).split('. ')[0] ?? '', shown) ?? new Map()).length === 0,
  ],
  [
    'Предпочли бы друг друга: ([^.]*)\\.',
    ([list = ''], shown, row) =>
      list ===
      shown.school
        .blocking(after(String(row.why).split('. ')[0] ?? '', shown) ?? new Map())
        .map((pair) => pair.replace(' ', ' → '))
        .join(', '),
  ],
];

/** The sentences of «Подбор» about pairs that the curator tries out. */
export const tryOutClaims: readonly Claim[] = [
  [
    `Если соединить ((?:\\w → \\w(?:, )?)+): ${movesWords}\\. ${vectorWords} ${priceWords}`,
    (words, shown) => {
      const [asked = '', moved = ''] = words;
      const next = after(moved, shown);
      if (!isOneOf(shown, next)) return false;
      const has = (pairs: Pairs) => asked.split(', ').every((pair) => pairs.get(pair.charAt(0)) === pair.at(-1));
      const other = shown.school.vector(next);
      const isBest =
        shown.solution.mode === 'stable' ||
        !words[4] ||
        compare(other, (shown.school.best(has) ?? []).slice(0, -1)) === 0;
      return has(next) && isBest && isTold(words[2], shown, other) && isPrice(words[3] ?? '', words[4], shown, other);
    },
  ],
  ['Возможно, есть и лучший набор с ними: перебор остановлен\\.', (_, { solution }) => solution.mode === 'optimum'],
  ['Предпочли бы друг друга: (\\d+)\\.', ([count], { solution }) => solution.mode === 'stable' && Number(count) > 0],
  [
    '((?:\\w → \\w(?:, )?)+)\\. Так соединить нельзя: мешает запрет,( требование школы,)? уже подтверждённая или закреплённая пара, число мест,( наименьшая группа,)? работа вдвоём, пара в обратную сторону(, соответствие ниже наименьшего)? или нет общего направления\\.',
    ([asked = '', demand, size, profile], { school }) =>
      (size === undefined) ===
        (school.problem.rules.leastGroup === 2 && !school.problem.mentees.some(({ together }) => together)) &&
      (profile === undefined) === (school.problem.rules.leastProfile === 0) &&
      (demand === undefined) ===
        (school.problem.rules.requirements.length === 0 && school.problem.rules.again !== 'avoided') &&
      !school.sets.some((pairs) => asked.split(', ').every((pair) => pairs.get(pair.charAt(0)) === pair.at(-1))),
  ],
];

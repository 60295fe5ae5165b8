import type { PairCode, Solution } from '../../../../../functions/domain/pairing/index.ts';
import { compare, type Pairs, type School } from './every-set.ts';

export type Row = Readonly<Record<string, unknown>> & { readonly state: string; readonly why: string };

/** What the sheet shows, and the truth by enumeration. */
export interface Shown {
  readonly school: School;
  readonly solution: Solution;
  readonly pairs: Pairs;
  readonly vector: readonly number[];
  readonly rows: readonly Row[];
  readonly left: number;
}

/** Whether the sentence that matched is true. */
export type Check = (words: readonly string[], shown: Shown, row: Row) => boolean;

export const vectorWords =
  'С наставником: (\\d+); главный запрос закрыт: (\\d+); взаимных выборов: (\\d+); соответствие запросам: (\\d+); симпатия: (\\d+)\\.';
export const five = (words: readonly string[], from = 0) => words.slice(from, from + 5).map(Number);
export const sameFive = (words: readonly string[], vector: readonly number[], from = 0) =>
  compare(five(words, from), vector.slice(0, 5)) === 0;

export const lossWords: readonly (readonly [RegExp, level: number])[] = [
  [/^(ещё )?(один) наставляемый остался бы без наставника$/, 0],
  [/^без наставника остал(?:ся|ись) бы (ещё )?(\d+) наставляемы[йх]$/, 0],
  [/^(главный) запрос не был бы закрыт ещё у (\d+) наставляем(?:ого|ых)$/, 1],
  [/^(взаимных) пар стало бы меньше на (\d+)$/, 2],
  [/^(пары) в целом хуже отвечали бы запросам \(на (\d+) балл(?:|а|ов)\)$/, 3],
  [/^(сумма) симпатий была бы меньше на (\d+)$/, 4],
  [/^(нагрузка) распределилась бы между наставниками менее ровно$/, 5],
];

/** Whether a clause names the first level at which the other vector is worse, and by how much. */
export function isLoss(clause: string, vector: readonly number[], other: readonly number[], left: number): boolean {
  for (const [words, level] of lossWords) {
    const found = words.exec(clause);
    if (!found) continue;
    const at = vector.findIndex((value, index) => value !== other[index]);
    const amount = (vector[level] ?? 0) - (other[level] ?? 0);
    const told = found[2] === 'один' ? 1 : Number(found[2] ?? amount);
    return at === level && amount > 0 && told === amount && (level > 0 || (found[1] === 'ещё ') === left > 0);
  }
  return false;
}
export const anyLoss = '[а-яё][^:;.]*?(?: \\(на \\d+ балл(?:|а|ов)\\))?';

export const priceWords = `(Вариант равноценен|Для всех вместе так было бы лучше|Цена: (${anyLoss})|Точная цена неизвестна: перебор остановлен)\\.`;
export function isPrice(
  text: string,
  clause: string | undefined,
  vector: readonly number[],
  other: readonly number[],
  left: number,
) {
  if (text === 'Вариант равноценен') return compare(vector, other) === 0;
  if (text === 'Для всех вместе так было бы лучше') return compare(vector, other) < 0;
  return clause === undefined ? true : isLoss(clause, vector, other, left);
}

export const asPairs = (pairs: readonly PairCode[]): Pairs =>
  new Map(pairs.map(({ mentee, mentor }) => [mentee, mentor]));
export const keyOf = (pairs: Pairs) =>
  [...pairs]
    .map((pair) => pair.join('→'))
    .sort()
    .join();
export const movesWords = '([^.]+)';

/** The shown pairs after the moves of a text, or `null` if a move does not start from them. */
export function after(text: string, { pairs }: Pick<Shown, 'pairs'>): Pairs | null {
  const next = new Map(pairs);
  if (text === 'никто не меняет пары') return next;
  for (const move of text.split('; ')) {
    const [, mentee = '', old, mentor] = /^(\w): (?:теперь с|(\w) →) (\w)$/.exec(move) ?? [];
    const [, idle] = /^(\w) остаётся без пары$/.exec(move) ?? [];
    if (idle !== undefined && next.delete(idle)) continue;
    if (mentor === undefined || pairs.get(mentee) !== old) return null;
    next.set(mentee, mentor);
  }
  return next;
}

export const isOneOf = ({ school }: Shown, pairs: Pairs | null): pairs is Pairs =>
  pairs !== null && school.sets.some((set) => keyOf(set) === keyOf(pairs));
export const isStable = ({ school, pairs }: Shown) => school.blocking(pairs).length === 0;
export const hasStable = ({ school }: Shown) => school.sets.some((pairs) => school.blocking(pairs).length === 0);
export const besideFree = ({ school, pairs }: Shown) =>
  school.problem.mentees.some(
    ({ code: mentee }) =>
      !pairs.has(mentee) && school.problem.mentors.some(({ code: mentor }) => school.isFree(pairs, { mentee, mentor })),
  );
export const pairOf = (row: Row): PairCode => ({ mentee: String(row.menteeCode), mentor: String(row.mentorCode) });

/** A sentence as a regular expression, and how to tell whether it is true. */
export type Claim = readonly [words: string, check: Check];

export const both =
  (...checks: Check[]): Check =>
  (words, shown, row) =>
    checks.every((check) => check(words, shown, row));
export const stableOnly: Check = (_, { solution }) => solution.mode === 'stable';

/** The best value of the sets with a pair; `null` if there is none. */
export const withPair = ({ school }: Shown, { mentee, mentor }: PairCode) =>
  school.best((pairs) => pairs.get(mentee) === mentor);

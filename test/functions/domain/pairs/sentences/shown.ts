import type { PairCode, Solution } from '../../../../../functions/domain/pairing/index.ts';
import type { Settings } from '../../../../../sheets-schema/settings.ts';
import { compare, type Pairs, type School } from './every-set.ts';

export type Row = Readonly<Record<string, unknown>> & { readonly state: string; readonly why: string };

/** The rows of the sheet, and the school with all its sets of pairs. */
export interface Shown {
  readonly school: School;
  readonly solution: Solution;
  readonly pairs: Pairs;
  readonly vector: readonly number[];
  readonly rows: readonly Row[];
  readonly left: number;
  readonly settings: Settings;
}

/** Whether the sentence that matched is true. */
export type Check = (words: readonly string[], shown: Shown, row: Row) => boolean;

export const vectorWords = '([А-Я][^.;:]*: \\d+(?:; [^.;:]+: \\d+)+)\\.';
/** Whether a text names the levels of the school, the most important first, with these values. «Подбор» does not show the load. */
export const isTold = (text: string | undefined, { school }: Pick<Shown, 'school'>, vector: readonly number[]) =>
  text?.toLowerCase() ===
  school.levels
    .map((key) => levelNames[key] ?? key.replace('atLeast', 'с соответствием не ниже'))
    .flatMap((name, at) => (name === 'evenness' ? [] : [`${name}: ${vector[at]}`]))
    .join('; ');
const levelNames: Readonly<Record<string, string>> = {
  served: 'с наставником',
  led: 'наставников с наставляемыми',
  earlier: 'очередь по времени запроса',
  young: 'из них молодых специалистов',
  waited: 'из них без наставника в прошлом году',
  again: 'с прошлогодним наставником',
  firstNeed: 'главный запрос закрыт',
  mutual: 'взаимных выборов',
  profile: 'соответствие запросам',
  sympathy: 'симпатия',
};

export const lossWords: readonly (readonly [RegExp, level: string])[] = [
  [/^(ещё )?(один) наставляемый остался бы без (?:второго )?наставника$/, 'served'],
  [/^без (?:второго )?наставника остал(?:ся|ись) бы (ещё )?(\d+) наставляемы[йх]$/, 'served'],
  [/^(наставников) с наставляемыми стало бы меньше на (\d+)$/, 'led'],
  [/^(места) достались бы тем, кто попросил позже$/, 'earlier'],
  [/^(молодых) специалистов (?:с|со вторым) наставником стало бы меньше на (\d+)$/, 'young'],
  [
    /^(тех), кто в прошлом году остался без наставника, (?:с|со вторым) наставником стало бы меньше на (\d+)$/,
    'waited',
  ],
  [/^пар с соответствием не ниже (\d+) стало бы меньше на (\d+)$/, 'atLeast'],
  [/^(пар) с прошлогодним наставником стало бы меньше на (\d+)$/, 'again'],
  [/^(главный) запрос не был бы закрыт ещё у (\d+) наставляем(?:ого|ых)$/, 'firstNeed'],
  [/^(тех), чей главный запрос закрывает второй наставник, стало бы меньше на (\d+)$/, 'firstNeed'],
  [/^(взаимных) пар стало бы меньше на (\d+)$/, 'mutual'],
  [/^(пары) в целом хуже отвечали бы запросам \(на (\d+) балл(?:|а|ов)\)$/, 'profile'],
  [/^(сумма) симпатий была бы меньше на (\d+)$/, 'sympathy'],
  [/^(нагрузка) распределилась бы между наставниками менее ровно$/, 'evenness'],
];

/** Whether a clause names the first level at which the other vector is worse, and by how much. */
export function isLoss(
  clause: string,
  { school, vector, left }: Pick<Shown, 'school' | 'vector' | 'left'>,
  other: readonly number[],
): boolean {
  for (const [words, key] of lossWords) {
    const found = words.exec(clause);
    if (!found) continue;
    const level = school.levels.indexOf(key === 'atLeast' ? `atLeast ${found[1]}` : key);
    const at = vector.findIndex((value, index) => value !== other[index]);
    const amount = (vector[level] ?? 0) - (other[level] ?? 0);
    const told = found[2] === 'один' ? 1 : Number(found[2] ?? amount);
    return at === level && amount > 0 && told === amount && (key !== 'served' || (found[1] === 'ещё ') === left > 0);
  }
  return false;
}
export const anyLoss = '[а-яё][^:;.]*?(?: \\(на \\d+ балл(?:|а|ов)\\))?';

export const priceWords = `(Вариант равноценен|Для всех вместе так было бы лучше|Цена: (${anyLoss})|Точная цена неизвестна: перебор остановлен)\\.`;
export function isPrice(
  text: string,
  clause: string | undefined,
  shown: Pick<Shown, 'school' | 'vector' | 'left'>,
  other: readonly number[],
) {
  const { vector } = shown;
  if (text === 'Вариант равноценен') return compare(vector, other) === 0;
  if (text === 'Для всех вместе так было бы лучше') return compare(vector, other) < 0;
  return clause === undefined ? true : isLoss(clause, shown, other);
}

export const asPairs = (pairs: readonly PairCode[]): Pairs =>
  new Map(pairs.map(({ mentee, mentor }) => [mentee, mentor]));
export const keyOf = (pairs: Pairs) =>
  [...pairs]
    .map((pair) => pair.join('→'))
    .sort()
    .join();
export const movesWords = '([^.]+)';

/** The pairs after the moves that a text describes; `null` if a move does not start from the shown pairs. */
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
export const hasStable = ({ school }: Shown) =>
  school.setsOfAnySize.some((pairs) => school.blocking(pairs).length === 0);
export const besideFree = ({ school, pairs }: Shown) =>
  school.problem.mentees.some(
    ({ code: mentee }) =>
      !pairs.has(mentee) && school.problem.mentors.some(({ code: mentor }) => school.isFree(pairs, { mentee, mentor })),
  );
export const pairOf = (row: Row): PairCode => ({ mentee: String(row.menteeCode), mentor: String(row.mentorCode) });

/** A sentence as a regular expression, with a function that checks whether the sentence is true. */
export type Claim = readonly [words: string, check: Check];

export const both =
  (...checks: Check[]): Check =>
  (words, shown, row) =>
    checks.every((check) => check(words, shown, row));
export const stableOnly: Check = (_, { solution }) => solution.mode === 'stable';

/** The best value of the sets with a pair; `null` if there is none. */
export const withPair = ({ school }: Shown, { mentee, mentor }: PairCode) =>
  school.best((pairs) => pairs.get(mentee) === mentor);

import { provesOptimal } from '../../../../../functions/domain/pairing/index.ts';
import { compare, School } from './every-set.ts';
import { requirementNames } from './left-claims.ts';
import {
  besideFree,
  both,
  type Claim,
  hasStable,
  isPrice,
  isStable,
  isTold,
  pairOf,
  priceWords,
  type Shown,
  stableOnly,
  vectorWords,
  withPair,
} from './shown.ts';

function gapsOf({ school, pairs }: Shown): { readonly mentee: string; readonly own: number; readonly best: number }[] {
  return [...pairs]
    .filter(([mentee]) => !school.committed.has(mentee))
    .map(([mentee, mentor]) => {
      const possible = school.problem.mentors.filter(({ code }) => school.isOpen({ mentee, mentor: code }));
      const profile = (code: string) => school.score({ mentee, mentor: code })?.profile ?? 0;
      return { mentee, own: profile(mentor), best: Math.max(...possible.map(({ code }) => profile(code))) };
    });
}

const hasNew = ({ school, pairs }: Shown) => [...pairs.keys()].some((mentee) => !isFixed(school, mentee));
const isFixed = ({ problem }: School, code: string) => problem.rules.fixed.some(({ mentee }) => mentee === code);

/** What «Подбор» says about all pairs together, and about refused pins. */
export const totalClaims: readonly Claim[] = [
  [vectorWords, ([text], shown) => isTold(text, shown, shown.vector)],
  ['Подтвердите или отклоните пары на листе «Пары и группы»\\.', (_, shown) => hasNew(shown)],
  ['Новых пар нет\\.', (_, shown) => !hasNew(shown)],
  ['Закрепление (\\w) – (\\w) не учтено\\. ', ([mentor, mentee = ''], { pairs }) => pairs.get(mentee) !== mentor],
  [
    'Человек не может быть наставником самому себе\\.',
    (_, { school }) => school.problem.rules.pins.some((pin) => pin.mentee === pin.mentor),
  ],
  [
    'Для этой пары стоит запрет\\. Снимите либо запрет, либо закрепление\\.',
    (_, { school }) => school.problem.rules.pins.some((pin) => school.isBanned(pin)),
  ],
  [
    'Для этой пары не выполнено требование школы «([^»]*)»\\. Снимите либо требование на листе «Настройки», либо закрепление\\.',
    ([name = ''], { school }) =>
      school.problem.rules.pins.some((pin) => school.unmet(pin).includes(requirementNames[name] ?? 'commonTime')),
  ],
  [
    'Это прошлогодняя пара, а школа таких не повторяет\\. Измените «Прошлогодний наставник» на листе «Настройки» или снимите закрепление\\.',
    (_, { school }) => school.problem.rules.pins.some((pin) => school.isFormer(pin)),
  ],
  ['Пара исключена\\.', (_, { school }) => school.problem.rules.pins.some((pin) => school.isVetoed(pin))],
  [
    '(\\w) уже в паре с наставником (\\w)\\.',
    ([mentee = '', mentor], { school }) => school.committed.get(mentee) === mentor,
  ],
  [
    '(\\w) уже наставник для (\\w); в обе стороны пары не создаются\\.',
    ([mentor, mentee = ''], { school }) => school.committed.get(mentee) === mentor,
  ],
  [
    'С наставником (\\w) уже работают вдвоём\\.',
    ([mentor = ''], { school }) =>
      school.isShut(school.committed, mentor) && school.ledBy(school.committed, mentor).length > 0,
  ],
  [
    'У наставника (\\w) не осталось мест: занято (\\d+)\\.',
    ([mentor = '', taken], { school }) =>
      Number(taken) > 0 &&
      school.ledBy(school.committed, mentor).length === Number(taken) &&
      Number(taken) >= school.room(mentor),
  ],
  ['Наставник (\\w) сейчас не берёт наставляемых\\.', ([mentor = ''], { school }) => school.room(mentor) === 0],
  [
    '(\\w) хочет работать вдвоём, а у наставника (\\w) уже есть наставляемые\\.',
    ([mentee = '', mentor = ''], { school }) =>
      school.mentee(mentee)?.alone === true && school.ledBy(school.committed, mentor).length > 0,
  ],
  [
    '(\\w) сейчас не участвует в подборе как (наставник|наставляемый)\\.',
    ([code = '', role], { school }) => (role === 'наставник' ? school.mentor(code) : school.mentee(code)) === undefined,
  ],
  [
    '(\\w) \\(наставляемый\\) нельзя включить в пару: участие прекращено\\.',
    ([code = ''], { school }) => school.mentee(code) === undefined,
  ],
];

/** The sentences of «Подбор» about what is proved. */
export const proofClaims: readonly Claim[] = [
  [
    'Просмотрено вариантов: (\\d+); который из равноценных первый по порядку кодов, не установлено\\.',
    ([nodes], { solution }) => Number(nodes) === solution.nodes && solution.gap !== null,
  ],
  [
    'Доказано: лучшего набора пар нет\\.',
    (_, { school, solution, pairs }) =>
      solution.mode === 'optimum' && compare(school.vector(pairs), (school.best() ?? []).slice(0, -1)) === 0,
  ],
  [
    '(?:Расчёт проверен|Просмотрено вариантов: (\\d+); расчёт первого из них проверен) вторым способом\\.',
    ([nodes = '1'], { solution }) => Number(nodes) === solution.nodes && provesOptimal(solution.model.root),
  ],
  [
    `Перебор вариантов остановлен \\(просмотрено: (\\d+)\\): доказать, что лучше нельзя, не удалось\\. Ни один набор пар не превосходит такой итог, если сравнивать слева направо: ${vectorWords}`,
    ([, text = ''], { school }) =>
      school.sets.every(
        (pairs) =>
          compare(
            school.vector(pairs).slice(0, -1),
            Array.from(text.matchAll(/: (\d+)/g), ([, value]) => Number(value)),
          ) <= 0,
      ),
  ],
  [
    'Проверено: никакие двое не предпочли бы друг друга тому, что получили\\.',
    both(stableOnly, (_, shown) => isStable(shown)),
  ],
  [
    'Пары здесь зависят только от выборов и соответствия, поэтому на них (?:не влияет настройка|не влияют настройки) ([^.]*)\\.',
    both(
      stableOnly,
      ([list], { settings: { priority, eachMentor, fairness, formerMentor, leastGroup, groupWish } }) => {
        const chosen: Readonly<Record<string, boolean>> = {
          'Наставляемых в группе, не меньше': leastGroup > 2,
          'Выполнять просьбу «в группе»': groupWish,
          'Кому первому, если мест не хватает': priority !== 'none',
          'Каждому наставнику хотя бы один наставляемый': eachMentor !== 'any',
          'Что важнее после числа людей с наставником': fairness === 'worst',
          'Прошлогодний наставник': formerMentor === 'wished',
        };
        const named = Object.keys(chosen).filter((label) => chosen[label]);
        return list === named.map((label) => `«${label}»`).join(', ');
      },
    ),
  ],
  [
    'Доказано: при любом наборе пар кто-то предпочёл бы друг друга\\.',
    both(stableOnly, (_, shown) => !hasStable(shown)),
  ],
  [
    'Набор, где никакие двое не предпочли бы друг друга, не найден: перебор остановлен\\.',
    both(stableOnly, (_, shown) => !isStable(shown)),
  ],
  [
    'Просмотрено возможных пар: (\\d+)\\. Показан набор, рядом со свободным местом никто не остался\\.',
    ([looks], shown) => Number(looks) > 0 && !besideFree(shown),
  ],
];

/** The sentences of «Подбор» about people who prefer each other. */
export const blockingClaims: readonly Claim[] = [
  ['Никакие двое не предпочли бы друг друга тому, что получили\\.', (_, shown) => isStable(shown)],
  [
    '(?:Выбраны пары, близкие к устойчивым; п|П)редпочли бы друг друга: (\\d+)\\.',
    ([count], { school, pairs }) => Number(count) > 0 && Number(count) === school.blocking(pairs).length,
  ],
  ['Выбраны устойчивые пары; предпочли бы друг друга: 0\\.', both(stableOnly, (_, shown) => isStable(shown))],
  ['Доказано: при любом наборе пар кто-то предпочёл бы друг друга\\.', (_, shown) => !hasStable(shown)],
  [
    `Устойчивый набор \\(«Как подбирать пары» на листе «Настройки»\\): ${vectorWords} ${priceWords}`,
    (words, shown) =>
      shown.school.setsOfAnySize.some((pairs) => {
        const other = shown.school.vector(pairs);
        return (
          isTold(words[0], shown, other) &&
          shown.school.blocking(pairs).length === 0 &&
          isPrice(words[1] ?? '', words[2], shown, other)
        );
      }),
  ],
  [
    'Просьбы «в группе» и наименьший размер группы он не учитывает\\.',
    (_, { school: { problem } }) => problem.rules.leastGroup > 2 || problem.mentees.some(({ together }) => together),
  ],
  [
    `(Лучший итог|Лучший из найденных итогов) для всех вместе был бы таким: ${vectorWords} ${priceWords}`,
    ([name, ...words], shown) =>
      shown.school.sets.some((pairs) => {
        const best = shown.school.vector(pairs);
        const left = shown.school.problem.mentees.filter(({ code }) => !pairs.has(code)).length;
        const isBest = name !== 'Лучший итог' || compare(best, (shown.school.best() ?? []).slice(0, -1)) === 0;
        return (
          isBest &&
          isTold(words[0], shown, best) &&
          isPrice(words[1] ?? '', words[2], { ...shown, vector: best, left }, shown.vector) &&
          compare(best, shown.vector) > 0
        );
      }),
  ],
  [
    'И для всех вместе лучшего итога нет\\.',
    (_, { school, vector }) => compare(vector, (school.best() ?? []).slice(0, -1)) === 0,
  ],
  ['Для всех вместе лучший итог не найден\\.', (_, { solution }) => solution.gap !== null],
  [
    'Оба предпочли бы друг друга тому, что получили\\. Такого набора пар нет: группа там не набирается\\.',
    (_, shown, row) => {
      const { mentee, mentor } = pairOf(row);
      const isBlocking = shown.school.blocking(shown.pairs).includes(`${mentee} ${mentor}`);
      return isBlocking && withPair(shown, { mentee, mentor }) === null;
    },
  ],
  [
    `Оба предпочли бы друг друга тому, что получили\\. ${priceWords}`,
    ([text = '', clause], shown, row) => {
      const { mentee, mentor } = pairOf(row);
      const best = (withPair(shown, { mentee, mentor }) ?? []).slice(0, -1);
      return (
        shown.school.blocking(shown.pairs).includes(`${mentee} ${mentor}`) &&
        (text.startsWith('Вариант')
          ? shown.school.sets.some(
              (pairs) => pairs.get(mentee) === mentor && compare(shown.school.vector(pairs), shown.vector) === 0,
            )
          : isPrice(text, clause, shown, best))
      );
    },
  ],
];

/** The sentences of «Подбор» about other least profiles. */
export const thresholdClaims: readonly Claim[] = [
  [
    'С наставником – не больше (\\d+); сейчас – (\\d+)\\.',
    ([most, now], { school, pairs }, row) => {
      const { problem } = school;
      const other = new School({ ...problem, rules: { ...problem.rules, leastProfile: Number(row.profile) } });
      const served = Math.max(...other.sets.map(({ size }) => size));
      // Without side conditions, the bound is exact.
      const isFree =
        problem.rules.leastGroup === 2 && problem.mentees.every(({ alone, together }) => !alone && !together);
      const isSure = isFree && problem.rules.allowBothDirections;
      return Number(now) === pairs.size && (isSure ? Number(most) === served : Number(most) >= served);
    },
  ],
];

export const fairnessClaims: readonly Claim[] = [
  [
    'Сначала – те, кому наставник подходит хуже всех: пар с соответствием не ниже ([^;]*) должно быть как можно больше; дальше считается сумма\\.',
    ([list], { school, solution }) =>
      solution.mode === 'optimum' && list === school.problem.rules.atLeast.join(', затем не ниже '),
  ],
  [
    'Каждый, кому предложена пара, получает лучшее из возможных для него соответствий\\.',
    (_, shown) => gapsOf(shown).every(({ own, best }) => own === best),
  ],
  [
    'Лучшее из возможных соответствий получают (\\d+) из (\\d+)\\. Дальше всех от своего лучшего – (\\w): соответствие (\\d+) из возможных (\\d+)\\.',
    ([atBest, of, code, own, best], shown) => {
      const gaps = gapsOf(shown);
      const worst = Math.max(...gaps.map((gap) => gap.best - gap.own));
      return (
        gaps.filter((gap) => gap.own === gap.best).length === Number(atBest) &&
        gaps.length === Number(of) &&
        worst === Number(best) - Number(own) &&
        gaps.some((gap) => gap.mentee === code && gap.own === Number(own) && gap.best === Number(best))
      );
    },
  ],
];

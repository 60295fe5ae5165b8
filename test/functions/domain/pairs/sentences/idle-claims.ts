import type { PairCode } from '../../../../../functions/domain/pairing/index.ts';
import { compare, type Pairs, School } from './every-set.ts';
import { requirementNames } from './left-claims.ts';
import { type Claim, isPrice, isTold, priceWords, type Row, type Shown, vectorWords } from './shown.ts';

const withEach = ({ school }: Shown, row: Row): PairCode[] =>
  school.problem.mentees
    .map(({ code: mentee }) => ({ mentee, mentor: String(row.mentorCode) }))
    .filter(({ mentee, mentor }) => mentee !== mentor);
const isIdle = ({ school, pairs }: Shown, mentor: string) =>
  school.room(mentor) > 0 && school.ledBy(pairs, mentor).length === 0;
/** How many of the row's mentees its mentor could lead: the pair is neither confirmed nor pinned, and some set contains it. */
const possible = (shown: Shown, row: Row) => withEach(shown, row).filter((pair) => shown.school.isOpen(pair)).length;

const obstacles: Readonly<Record<string, (shown: Shown, pair: PairCode) => boolean>> = {
  'не просят того, что здесь предлагают': ({ school }, pair) => !school.offers(pair),
  'исключены личными пожеланиями': ({ school }, pair) => school.isVetoed(pair),
  'исключены решением куратора': ({ school }, pair) => school.isBanned(pair),
  'прошлогодние наставляемые, а школа прошлогодних пар не повторяет': ({ school }, pair) => school.isFormer(pair),
  'не набирают наименьшего соответствия': ({ school }, pair) => school.isLow(pair),
  'уже в подтверждённой или закреплённой паре': ({ school }, { mentee }) => school.committed.has(mentee),
  'сами ведут этого человека, а в обе стороны пары не создаются': ({ school }, { mentee, mentor }) =>
    school.committed.get(mentor) === mentee && !school.problem.rules.allowBothDirections,
  ...Object.fromEntries(
    Object.entries(requirementNames).map(([name, requirement]) => [
      `не отвечают требованию «${name}»`,
      ({ school }: Shown, pair: PairCode) => school.unmet(pair).includes(requirement),
    ]),
  ),
};

/** The sentences of «Подбор» about mentors who lead nobody. */
export const idleClaims: readonly Claim[] = [
  [
    'Наставляемые есть у (\\d+) из (\\d+) наставников, у которых есть места\\.',
    ([led, of], shown) => {
      const { school, pairs, rows } = shown;
      const leading = new Set(pairs.values());
      const idle = school.problem.mentors.map(({ code }) => code).filter((code) => isIdle(shown, code));
      const told = rows.flatMap(({ state, mentorCode }) => (state === 'idleMentor' && mentorCode ? [mentorCode] : []));
      return (
        Number(led) === leading.size &&
        Number(of) === leading.size + idle.length &&
        told.join() === idle.toSorted().join() &&
        shown.solution.mode === 'optimum'
      );
    },
  ],
  [
    `Без этой настройки (лучший итог|лучший из найденных итогов) (?:(тот же)|был бы таким: ${vectorWords})\\.?`,
    ([name, same, text], { school, vector }) => {
      const { problem } = school;
      const other = new School({ ...problem, rules: { ...problem.rules, eachMentor: 'any' } });
      const best = (other.best() ?? []).slice(0, -1);
      const isBest = (own: readonly number[]) => {
        const at = school.levels.indexOf('led');
        const without = own.filter((_, level) => level !== at);
        return name !== 'лучший итог' || compare(without, best) === 0;
      };
      const found = same ? [vector] : school.sets.map((pairs) => school.vector(pairs));
      return found.some((own) => isBest(own) && (same !== undefined || isTold(text, { school }, own)));
    },
  ],
  [
    `Подходящих наставляемых – (\\d+)\\. Можно дать одного из них этому наставнику\\. ${priceWords}`,
    ([count, text = '', clause], shown, row) => {
      const { school } = shown;
      const leads = (pairs: Pairs) =>
        [...pairs].some(([mentee, own]) => own === row.mentorCode && !school.committed.has(mentee));
      const isSo = text.startsWith('Вариант')
        ? school.sets.some((pairs) => leads(pairs) && compare(school.vector(pairs), shown.vector) === 0)
        : isPrice(text, clause, shown, (school.best(leads) ?? []).slice(0, -1));
      return Number(count) === possible(shown, row) && isSo;
    },
  ],
  [
    'Подходящих наставляемых – (\\d+), но группа из них не набирается\\.',
    ([count], shown, row) =>
      Number(count) === possible(shown, row) &&
      shown.school.sets.every((pairs) => shown.school.ledBy(pairs, String(row.mentorCode)).length === 0),
  ],
  ['Наставляемых в подборе нет\\.', (_, shown, row) => withEach(shown, row).length === 0],
  [
    'Подходящих наставляемых нет: ([^.]*)\\.',
    ([list = ''], shown, row) => {
      const told = list.split('; ').map((item) => item.split(' – '));
      return (
        possible(shown, row) === 0 &&
        told.reduce((sum, [, count]) => sum + Number(count), 0) === withEach(shown, row).length &&
        told.every(
          ([name = '', count]) =>
            withEach(shown, row).filter((pair) => obstacles[name]?.(shown, pair)).length >= Number(count),
        )
      );
    },
  ],
];

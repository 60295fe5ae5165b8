import type { PairCode, Requirement } from '../../../../../functions/domain/pairing/index.ts';
import { standInOf } from './every-set.ts';
import type { Check, Claim, Shown } from './shown.ts';

/** The mentors with a needed area, or all mentors if the school does not ask for one. */
function helpers({ school }: Shown, mentee: string): PairCode[] {
  const { mentors, rules } = school.problem;
  return mentors
    .map(({ code: mentor }) => ({ mentee, mentor }))
    .filter((pair) => pair.mentor !== mentee && (rules.allowNoOverlap || school.offers(pair)));
}

type Obstacle = (shown: Shown, pair: PairCode) => boolean;
/** The names of the requirements on «Подбор». */
export const requirementNames: Readonly<Record<string, Requirement>> = {
  'общее удобное время': 'commonTime',
  'одно здание': 'sameBuilding',
  'один предмет': 'sameSubject',
  'не свой руководитель': 'notManager',
  'не своё подразделение': 'notDepartment',
};
const mayBe: Obstacle = ({ school }, pair) => !school.isBarred(pair) && !school.isLow(pair);
const leads: Obstacle = ({ school, pairs }, { mentor }) => school.ledBy(pairs, mentor).length > 0;
const isFull: Obstacle = ({ school, pairs }, { mentor }) =>
  school.isShut(pairs, mentor) || school.ledBy(pairs, mentor).length >= school.room(mentor);
/** Whether the mentor is the first mentor of somebody who looks for a second one. */
export const isOwn: Obstacle = ({ school }, { mentee, mentor }) => school.committed.get(standInOf(mentee)) === mentor;
const obstacles: Readonly<Record<string, Obstacle>> = {
  'первый наставник этого человека': isOwn,
  'исключены личными пожеланиями': ({ school }, pair) => school.isVetoed(pair),
  'исключены решением куратора': ({ school }, pair) => school.isBanned(pair),
  'прошлогодние наставники, а школа прошлогодних пар не повторяет': ({ school }, pair) => school.isFormer(pair),
  'не набирают наименьшего соответствия': ({ school }, pair) => school.isLow(pair),
  ...Object.fromEntries(
    Object.entries(requirementNames).map(([name, requirement]): [string, Obstacle] => [
      `не отвечают требованию «${name}»`,
      ({ school }, pair) => school.unmet(pair).includes(requirement),
    ]),
  ),
  'уже заняты': (shown, pair) => mayBe(shown, pair) && leads(shown, pair) && isFull(shown, pair),
  'ведут других, а выбрана работа вдвоём': (shown, pair) =>
    mayBe(shown, pair) &&
    shown.school.mentee(pair.mentee)?.alone === true &&
    leads(shown, pair) &&
    !isFull(shown, pair),
  'не ведут групп, а выбрана работа в группе': ({ school }, pair) =>
    school.mentee(pair.mentee)?.together === true && school.room(pair.mentor) < school.problem.rules.leastGroup,
  'взяли бы только в группу, а она не набирается': (shown, pair) =>
    mayBe(shown, pair) &&
    !isFull(shown, pair) &&
    !shown.school.isWhole(new Map([...shown.pairs, [pair.mentee, pair.mentor]]), pair.mentor),
  'наставляемые этого человека, а в обе стороны пары не создаются': (shown, pair) =>
    mayBe(shown, pair) &&
    (shown.pairs.get(pair.mentor) === pair.mentee || isOwn(shown, { mentee: pair.mentor, mentor: pair.mentee })) &&
    !shown.school.problem.rules.allowBothDirections,
  'сейчас не берут наставляемых': (shown, pair) => mayBe(shown, pair) && shown.school.room(pair.mentor) === 0,
  'свободны, но перебор остановлен раньше, чем нашёл лучший набор пар': (shown, pair) =>
    shown.solution.gap !== null && shown.school.isFree(shown.pairs, pair),
};
const allAre =
  (obstacle: string): Check =>
  ([who], shown, row) => {
    const found = helpers(shown, String(row.menteeCode));
    const isAnybody = who === undefined || (who === ' наставники') === shown.school.problem.rules.allowNoOverlap;
    return isAnybody && found.length > 0 && found.every((pair) => obstacles[obstacle]?.(shown, pair));
  };
const who = '( наставники|, кто предлагает нужные направления,)';

/** Whether these mentors are the mentees' only choice, and at most `places` of the mentees can be led. */
function isCrowd({ school }: Shown, mentee: string, named: string | undefined, count: number, places: number): boolean {
  const { problem } = school;
  const open = (code: string) =>
    problem.mentors.filter(({ code: mentor }) => school.isOpen({ mentee: code, mentor })).map(({ code: at }) => at);
  const at = named?.split(', ') ?? [];
  const violator = problem.mentees
    .filter(({ code }) => !school.committed.has(code) && open(code).length > 0)
    .filter(({ code }) => open(code).every((mentor) => at.includes(mentor)));
  const most = Math.max(...school.sets.map((set) => violator.filter(({ code }) => set.has(code)).length));
  return violator.some(({ code }) => code === mentee) && violator.length === count && most <= places && places < count;
}
const placesLeft = ({ school }: Shown, named: string) =>
  named
    .split(', ')
    .reduce((sum, mentor) => sum + school.room(mentor) - school.ledBy(school.committed, mentor).length, 0);

/** The sentences of «Подбор» about people without a pair. */
export const leftClaims: readonly Claim[] = [
  ['Нет действующего согласия на обработку персональных данных\\.', (_, __, row) => row.menteeCode === 'Z'],
  ['Участие прекращено\\.', (_, { school }, row) => school.mentee(String(row.menteeCode)) === undefined],
  [
    'Нужные направления предлагают только те, кто сейчас не допущен к наставничеству\\.',
    (_, shown, row) =>
      helpers(shown, String(row.menteeCode)).length === 0 &&
      shown.school.problem.excluded.some(
        ({ code, offers }) =>
          code === 'X' && shown.school.mentee(String(row.menteeCode))?.needs.some((need) => offers?.includes(need)),
      ),
  ],
  [
    'Ни один (другой )?допущенный наставник не предлагает нужных направлений\\.',
    ([other], shown, row) => {
      const code = String(row.menteeCode);
      return helpers(shown, code).length === 0 && (other !== undefined) === (shown.school.mentor(code) !== undefined);
    },
  ],
  ['Допущенных наставников пока нет\\.', (_, { school }) => school.problem.mentors.length === 0],
  [`Все${who} исключены личными пожеланиями\\.`, allAre('исключены личными пожеланиями')],
  [`Все${who} исключены решением куратора: пара запрещена или отклонена\\.`, allAre('исключены решением куратора')],
  [`Все${who} не ведут групп, а выбрана работа в группе\\.`, allAre('не ведут групп, а выбрана работа в группе')],
  [
    `Все${who} взяли бы только в группу, а она не набирается\\.`,
    allAre('взяли бы только в группу, а она не набирается'),
  ],
  [`Все${who} уже заняты\\.`, allAre('уже заняты')],
  [
    `Все${who} – прошлогодние наставники, а школа прошлогодних пар не повторяет\\.`,
    allAre('прошлогодние наставники, а школа прошлогодних пар не повторяет'),
  ],
  [
    `Все${who} не набирают наименьшего соответствия, заданного школой\\.`,
    allAre('не набирают наименьшего соответствия'),
  ],
  [
    `Все${who} не отвечают требованию школы «([^»]*)»\\.`,
    ([whom = '', name], shown, row) => allAre(`не отвечают требованию «${name}»`)([whom], shown, row),
  ],
  ['Места есть только в группах, а выбрана работа вдвоём\\.', allAre('ведут других, а выбрана работа вдвоём')],
  [
    `Все${who} – наставляемые этого человека, а в обе стороны пары не создаются\\.`,
    allAre('наставляемые этого человека, а в обе стороны пары не создаются'),
  ],
  [`Все${who} сейчас не берут наставляемых\\.`, allAre('сейчас не берут наставляемых')],
  [
    'Место есть, но перебор остановлен раньше, чем нашёл лучший набор пар: закрепите подходящую пару\\.',
    allAre('свободны, но перебор остановлен раньше, чем нашёл лучший набор пар'),
  ],
  [
    'Из (всех наставников|тех, кто предлагает нужные направления): ([^.]*)\\.',
    ([whole, list = ''], shown, row) => {
      const found = helpers(shown, String(row.menteeCode));
      const told = list.split('; ').map((item) => item.split(' – '));
      const isWhole = (whole === 'всех наставников') === shown.school.problem.rules.allowNoOverlap;
      const total = told.reduce((sum, [, count]) => sum + Number(count), 0);
      return (
        isWhole &&
        total === found.length &&
        told.every(
          ([obstacle = '', count]) =>
            found.filter((pair) => obstacles[obstacle]?.(shown, pair)).length >= Number(count),
        )
      );
    },
  ],
  [
    'Мест не хватает: на (\\d+) мест(?:о|а)?( сверх (?:подтверждённых и закреплённых|уже выбранных) пар)? у наставник(?:а|ов) ([\\w, ]+) – (\\d+) наставляемы[йх], у которых нет других вариантов\\.',
    ([places, , named = '', count], shown, row) =>
      placesLeft(shown, named) === Number(places) &&
      isCrowd(shown, String(row.menteeCode), named, Number(count), Number(places)),
  ],
  [
    'Мест не хватает: наставник(?:и)? ([\\w, ]+) мо(?:жет|гут) вести( сверх (?:подтверждённых и закреплённых|уже выбранных) пар)? не больше (\\d+) из (\\d+) наставляемых, у которых нет других вариантов; часть из них просит работать вдвоём\\.',
    ([named, , places, count], shown, row) =>
      isCrowd(shown, String(row.menteeCode), named, Number(count), Number(places)),
  ],
  [
    'Для работы вдвоём не хватает наставников: на (\\d+) наставник(?:а|ов) \\(([\\w, ]+)\\) – (\\d+) наставляемы[йх], у которых нет других вариантов\\.',
    ([mentors, named = '', count], shown, row) =>
      named.split(', ').length === Number(mentors) &&
      isCrowd(shown, String(row.menteeCode), named, Number(count), Number(mentors)),
  ],
];

import type { PairCode } from '../../../../../functions/domain/pairing/index.ts';
import { compare } from './every-set.ts';
import { requirementNames } from './left-claims.ts';
import { anyLoss, both, type Claim, isLoss, pairOf, type Row, type Shown, stableOnly, withPair } from './shown.ts';

const firstChoice = ({ school }: Shown, row: Row) => school.mentee(String(row.menteeCode))?.choices[0] ?? '';
const wished = (shown: Shown, row: Row): PairCode => ({
  mentee: String(row.menteeCode),
  mentor: firstChoice(shown, row),
});
const scoreOf = ({ school }: Shown, pair: PairCode) => {
  const score = school.score(pair);
  if (score === null) throw new Error('a pair without a score');
  return score;
};
/** For each mentee whom the first choice leads: how much that mentor prefers the mentee to the mentee of this row. */
function leadsOver(shown: Shown, row: Row): number[] {
  const own = scoreOf(shown, wished(shown, row));
  const mentor = firstChoice(shown, row);
  return shown.school
    .ledBy(shown.pairs, mentor)
    .filter((mentee) => !shown.school.committed.has(mentee))
    .map((mentee) => scoreOf(shown, { mentee, mentor }))
    .map((score) => compare([score.mentorRank, score.profile], [own.mentorRank, own.profile]));
}

function isFullFor({ school, pairs }: Shown, row: Row): boolean {
  const mentor = school.mentee(String(row.menteeCode))?.choices[0] ?? '';
  const led = school.ledBy(pairs, mentor);
  return (
    led.length >= school.room(mentor) ||
    school.isShut(pairs, mentor) ||
    school.mentee(String(row.menteeCode))?.alone === true
  );
}

/** The sentences of «Подбор» about a pair. */
export const pairClaims: readonly Claim[] = [
  [
    '(\\w) → (\\w)\\.',
    ([mentee, mentor], { pairs }, row) =>
      mentee === row.menteeCode && mentor === row.mentorCode && pairs.get(mentee as string) === mentor,
  ],
  [
    'Пара (?:уже подтверждена|подтверждена ранее)\\.',
    (_, { school }, row) => school.problem.rules.fixed.some(({ mentee }) => mentee === row.menteeCode),
  ],
  [
    'Пара закреплена куратором\\.',
    (_, { school }, row) =>
      school.problem.rules.pins.some(({ mentee }) => mentee === row.menteeCode) &&
      school.committed.has(String(row.menteeCode)),
  ],
  [
    'Главный запрос „(\\w)“ – (\\w) (предлагает его|его не предлагает); закрыт[о]? (\\d) запрос(?:а|ов)? из (\\d)\\.',
    ([need = '', mentor = '', told, closed, of], { school }, row) => {
      const needs = school.mentee(String(row.menteeCode))?.needs ?? [];
      const offers = school.mentor(mentor)?.offers ?? [];
      return (
        need === needs[0] &&
        (told === 'предлагает его') === offers.includes(need) &&
        Number(closed) === needs.filter((one) => offers.includes(one)).length &&
        Number(of) === needs.length
      );
    },
  ],
  [
    'Выбор взаимный: (\\w) у (\\w) на (\\d)-м месте\\.',
    ([mentor, mentee = '', place], { school }, row) =>
      school.mentee(mentee)?.choices[Number(place) - 1] === mentor && row.mutual === true,
  ],
  [
    '(\\w) у (\\w) на (\\d)-м месте, встречного выбора нет\\.',
    ([one, other = '', place], { school }, row) =>
      row.mutual === false &&
      (other === row.menteeCode ? school.mentee(other) : school.mentor(other))?.choices[Number(place) - 1] === one,
  ],
  [
    'Друг друга после встречи не называли\\.',
    (_, shown, row) => {
      const score = scoreOf(shown, pairOf(row));
      return score.menteeRank === 0 && score.mentorRank === 0;
    },
  ],
  [
    'Общего удобного времени в анкетах нет: его нужно согласовать\\.',
    (_, shown, row) => scoreOf(shown, pairOf(row)).schedulePoints === 0,
  ],
  [
    'Удобное общее время: (один вариант|два и более)\\.',
    ([told], shown, row) => scoreOf(shown, pairOf(row)).schedulePoints === (told === 'один вариант' ? 1 : 2),
  ],
  [
    'Первый выбор (\\w) – (\\w)',
    ([mentee, mentor], shown, row) =>
      mentee === row.menteeCode && mentor === firstChoice(shown, row) && mentor !== row.mentorCode,
  ],
  [
    ', но сейчас (\\w) не участвует в подборе как наставник\\.',
    ([mentor = ''], { school }) => school.mentor(mentor) === undefined,
  ],
  [', но это один и тот же человек\\.', (_, shown, row) => firstChoice(shown, row) === row.menteeCode],
  [
    ', но пара исключена\\.',
    (_, shown, row) => shown.school.isVetoed(wished(shown, row)) || shown.school.isBanned(wished(shown, row)),
  ],
  [
    ', но наставник не предлагает ни одного из нужных направлений\\.',
    (_, shown, row) => !shown.school.offers(wished(shown, row)),
  ],
  [
    ', но это прошлогодняя пара, а школа таких не повторяет\\.',
    (_, shown, row) => shown.school.isFormer(wished(shown, row)),
  ],
  [
    ', но соответствие ниже наименьшего, заданного школой\\.',
    (_, shown, row) => shown.school.isLow(wished(shown, row)),
  ],
  [
    ', но не выполнено требование школы «([^»]*)»\\.',
    ([name = ''], shown, row) =>
      shown.school.unmet(wished(shown, row)).includes(requirementNames[name] ?? 'commonTime'),
  ],
  [', но сейчас (\\w) не берёт наставляемых\\.', ([mentor = ''], { school }) => school.room(mentor) === 0],
  [
    ', но подтверждённые и закреплённые пары не оставляют такой возможности\\.',
    (_, shown, row) =>
      withPair(shown, wished(shown, row)) === null &&
      shown.school.committed.size > 0 &&
      !shown.school.mayBeCommitted(wished(shown, row)),
  ],
  [
    `, но при такой паре (${anyLoss})\\.`,
    ([clause = ''], shown, row) => isLoss(clause, shown, (withPair(shown, wished(shown, row)) ?? []).slice(0, -1)),
  ],
  [
    '; вариант с этой парой лучше: перебор был остановлен раньше, чем нашёл его\\. Закрепите эту пару\\.',
    (_, shown, row) =>
      shown.solution.gap !== null &&
      compare(withPair(shown, wished(shown, row)) ?? [], shown.school.value(shown.pairs)) > 0,
  ],
  [
    ', но группа там не набирается\\.',
    (_, shown, row) => shown.solution.mode === 'optimum' && withPair(shown, wished(shown, row)) === null,
  ],
  [', но лучшего набора пар с этой парой не найдено\\.', (_, { solution }) => solution.mode === 'optimum'],
  [
    '; этот вариант равноценен(, выбран первый по порядку кодов(?: из тех, где вторых наставников больше)?|, но в нём меньше пар из прежних предложений|)\\.',
    ([decided], shown, row) => {
      const best = withPair(shown, wished(shown, row)) ?? [];
      const own = shown.school.value(shown.pairs);
      if (decided === '')
        return shown.school.sets.some(
          (pairs) =>
            pairs.get(wished(shown, row).mentee) === wished(shown, row).mentor &&
            compare(shown.school.vector(pairs), own.slice(0, -1)) === 0,
        );
      return (
        compare(best.slice(0, -1), own.slice(0, -1)) === 0 &&
        (decided?.includes('кодов') ? best.at(-1) === own.at(-1) : (best.at(-1) ?? 0) < (own.at(-1) ?? 0))
      );
    },
  ],
  [
    ', но (\\w) – наставляемый у (\\w), а в обе стороны пары не создаются\\.',
    both(
      stableOnly,
      ([mentee = '', mentor], { pairs, school }) =>
        pairs.get(mentee) === mentor && !school.problem.rules.allowBothDirections,
    ),
  ],
  [
    ', но там предпочли (другого|других)\\.',
    both(stableOnly, ([told], shown, row) => {
      const leads = leadsOver(shown, row);
      return leads.length > 0 && leads.every((lead) => lead > 0) && (leads.length === 1) === (told === 'другого');
    }),
  ],
  [
    ', но там уже те, кто подходит не хуже\\.',
    both(
      stableOnly,
      (_, shown, row) =>
        leadsOver(shown, row).length > 0 && leadsOver(shown, row).every((lead) => lead >= 0) && isFullFor(shown, row),
    ),
  ],
  [
    ', но для работы вдвоём там пришлось бы расстаться и с теми, кто подходит не хуже\\.',
    both(
      stableOnly,
      (_, shown, row) =>
        shown.school.mentee(String(row.menteeCode))?.alone === true && leadsOver(shown, row).some((lead) => lead >= 0),
    ),
  ],
  [
    '; оба предпочли бы друг друга тому, что получили\\.',
    both(stableOnly, (_, shown, row) =>
      shown.school.blocking(shown.pairs).includes(`${row.menteeCode} ${firstChoice(shown, row)}`),
    ),
  ],
];

import { addDays } from '../../calendar/day.ts';
import { dayAndMonth, dayText } from '../../calendar/day-text.ts';
import { groupBy } from '../../group-by.ts';
import { nameToken } from '../../names/name-token.ts';
import type { Pair } from '../../pairs/pair.ts';
import { type Participant, participantsOf } from '../../pairs/participants.ts';
import type { ProgrammeState } from '../../roadmap/programme-state.ts';
import type { Block } from '../letter.ts';
import { reportForm } from '../meeting-report.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { once } from '../schedule.ts';
import { list, text } from '../wording.ts';

const FIRST_MEETING_WITHIN_DAYS = 7;

function members({ mentor, mentees }: Pair): string {
  return `наставник – ${nameToken(mentor)}, ${mentees.length > 1 ? 'наставляемые' : 'наставляемый'} – ${mentees.map(nameToken).join(', ')}`;
}

/** Why the two fit: the requested areas that the mentor offers. Mentees see only the areas of their own request. */
function reason({ code, role, pair }: Participant, { intake }: ProgrammeState): string | undefined {
  const offered = new Set<string>(intake.offers.get(pair.mentor)?.areas ?? []);
  const askers = role === 'mentee' ? [code] : pair.mentees;
  const common = new Set(
    askers.flatMap((asker) => intake.requests.get(asker)?.needs ?? []).filter((need) => offered.has(need)),
  );
  if (common.size === 0) return undefined;
  const areas = [...common].map((area) => `«${intake.areaLabel(area)}»`).join(', ');
  return role === 'mentee'
    ? `Почему так: Вы просили о поддержке, а Ваш наставник готов помочь – ${areas}.`
    : `Почему так: запрос совпал с тем, в чём Вы готовы помочь, – ${areas}.`;
}

const MEMOS = {
  mentor: [
    'договоритесь, как часто и где вам удобно встречаться: хватит одного раза в две недели;',
    'слушайте и спрашивайте, готовые ответы давайте, когда о них просят;',
    'сказанное на встречах остаётся между вами;',
    'после каждой встречи отметьте её: на это нужна одна минута;',
    'станет трудно – напишите куратору; прекратить работу можно, предупредив письменно за три рабочих дня.',
  ],
  mentee: [
    'подумайте до первой встречи, что Вам важно изменить к концу программы;',
    'говорите прямо, что помогает, а что нет: Вас никто не оценивает;',
    'сказанное на встречах остаётся между вами;',
    'если что-то идёт не так, напишите куратору: о чём и почему Вы просили, куратор не передаёт;',
    'выйти из программы можно в любое время без объяснений.',
  ],
} as const;

/** A short version of the memo, and a link to the school's own memo if there is one. */
function memo({ role }: Participant, { programme }: ProgrammeState): Block[] {
  const wanted = role === 'mentor' ? 'memoMentor' : 'memoMentee';
  const link = programme.tables.materials.find(({ kind, link }) => kind === wanted && link?.startsWith('http'))?.link;
  return [
    text('Памятка:'),
    list(MEMOS[role]),
    ...(link ? [{ kind: 'url' as const, label: 'Памятка полностью', url: link }] : []),
  ];
}

/** Tells everybody in a pair who their partner is, when the order is registered. */
export const pairFormed: NoticeKind = {
  activity: '5.4',
  consent: 'inForce',
  occasions: (programmeState) => {
    const firsts = groupBy(
      programmeState.due.filter(({ kind }) => kind === 'first'),
      ({ pairCode }) => pairCode,
    );
    // Somebody whose pairs start on the same day gets one letter about them, with one memo for each role.
    const lastPair = new Map(
      programmeState.pairs.flatMap((pair) =>
        pair.status === 'active'
          ? participantsOf(pair).map(({ code, role }) => [`${code} ${role} ${pair.activeFrom}`, pair] as const)
          : [],
      ),
    );
    return programmeState.pairs.flatMap((pair) => {
      const { status, activeFrom, pairCode } = pair;
      if (status !== 'active' || activeFrom === undefined) return [];
      const order = [
        pair.order && `Приказом № ${pair.order.number}`,
        pair.order && `от ${dayText(pair.order.date)}`,
      ].filter(Boolean);
      const team = pair.mentees.length > 1 ? 'группа' : 'пара';
      const first = firsts.get(pairCode)?.[0]?.dueOn;
      return participantsOf(pair).map((participant) =>
        occasion({
          kind: 'pairFormed',
          to: participant.code,
          about: pairCode,
          schedule: once(activeFrom),
          urgency: urgency.pair,
          timing: 'ordinary',
          compose: (_, { day }) => {
            const soonest = programmeState.calendar.onOrBefore(addDays(activeFrom, FIRST_MEETING_WITHIN_DAYS));
            const by = first ?? soonest;
            const why = reason(participant, programmeState);
            return {
              subject: `Ваша ${team}: ${[pair.mentor, ...pair.mentees].map(nameToken).join(', ')}`,
              blocks: [
                text(
                  `${[...order, order.length > 0 ? 'сформирована' : 'Сформирована'].join(' ')} ${team} ${pairCode}: ${members(pair)}.`,
                ),
                ...(why ? [text(why)] : []),
                text(
                  `${participant.role === 'mentor' ? 'Первую встречу проведите, пожалуйста,' : 'Первая встреча должна пройти'} ${by >= day ? `до ${dayAndMonth(by)}` : 'в ближайшие дни'}; на ней будет куратор.`,
                ),
                ...(participant.role === 'mentor'
                  ? [text('После встречи отметьте её:'), reportForm(pair, 'first')]
                  : []),
                ...(lastPair.get(`${participant.code} ${participant.role} ${activeFrom}`) === pair
                  ? memo(participant, programmeState)
                  : []),
              ],
            };
          },
        }),
      );
    });
  },
};

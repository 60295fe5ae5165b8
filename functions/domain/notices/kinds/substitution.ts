import { addDays } from '../../calendar/day.ts';
import { dayAndMonth, dayText } from '../../calendar/day-text.ts';
import { type Absence, absences } from '../../curators/absences.ts';
import { numberAndName, ofCurator, period } from '../../curators/curator-words.ts';
import { type Curator, type Substitute, substituteOn } from '../../curators/curators.ts';
import { responsible } from '../../curators/responsible.ts';
import { outboxRowsTo } from '../../refusals/outbox-row.ts';
import type { ProgrammeState } from '../../roadmap/programme-state.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { once } from '../schedule.ts';
import { list, text, whenAndWhere } from '../wording.ts';

const NEWS_FOR_DAYS = 14;

/** Both dates are in the key, so a changed period is told as well. */
const aboutOf = ({ from, until = '', substitutes }: Absence) =>
  `${substitutes.map(({ number }) => number).join(' ')} ${from} ${until}`;

/** The working pairs and the open activities of a curator, and their interviews in these days. */
function whatAwaits({ pairs, activities, programme }: ProgrammeState, { to }: Curator, { from, until }: Substitute) {
  const { ofPair, ofActivity, ofPerson, all } = responsible(programme);
  const own = pairs
    .filter(({ status, pairCode }) => (status === 'confirmed' || status === 'active') && ofPair(pairCode).to === to)
    .map(({ pairCode }) => pairCode);
  const during = (day: string | undefined): day is string =>
    day !== undefined && day >= from && (until === undefined || day <= until);
  const deadlines = activities
    .filter(({ status }) => status !== 'done' && status !== 'waived')
    .filter(({ id, deadline }) => ofActivity(id).to === to && during(deadline))
    .map(({ id, deadline }) => `срок ${id} – ${dayAndMonth(deadline)}`);
  const interviews = programme.tables.interviews.flatMap((row) =>
    row.code && !row.outcome && during(row.date) && ofPerson(row.code).to === to
      ? [`собеседование: ${row.code}, ${dayAndMonth(row.date)}${whenAndWhere(row)}`]
      : [],
  );
  const events = programme.tables.events.flatMap((row) =>
    to === all[0].to && !row.held && !row.cancelled && during(row.date)
      ? [`событие ${dayAndMonth(row.date)}${whenAndWhere(row)}`]
      : [],
  );
  return [...(own.length > 0 ? [`пары и группы: ${own.join(', ')}`] : []), ...events, ...interviews, ...deadlines];
}

/** Tells a substitute on their first day whom they stand in for, and what these days bring. The letter goes to the curator's office. */
export const substitutionBegun: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) =>
    responsible(programmeState.programme).all.flatMap((curator) =>
      curator.substitutes.map((each) =>
        occasion({
          kind: 'substitutionBegun',
          to: curator.to,
          about: aboutOf({ ...each, substitutes: [each] }),
          schedule: once(each.from),
          ...(each.until === undefined ? {} : { until: each.until }),
          urgency: urgency.date,
          timing: 'ownDate',
          // If substitutions overlap, the office has the address of only one substitute on each day.
          applies: ({ day }) => substituteOn(curator, day) === each,
          compose: () => {
            const ahead = whatAwaits(programmeState, curator, each);
            return {
              subject: `Вы замещаете куратора ${period(each)}`,
              blocks: [
                text(
                  `Вы замещаете ${ofCurator(curator)} ${period(each)}. В эти дни письма куратора приходят Вам, а в письмах участникам названы Вы.`,
                ),
                ...(ahead.length > 0 ? [text('Что в эти дни впереди:'), list(ahead)] : []),
                { kind: 'tab', label: 'Открыть лист «Сегодня»', table: 'today' },
              ],
            };
          },
        }),
      ),
    ),
};

/** Tells a curator who is back which letters were sent to the office meanwhile. */
export const substitutionEnded: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: ({ programme }) =>
    responsible(programme).all.flatMap((curator) =>
      absences(curator).flatMap((absence) => {
        const { from, until, substitutes } = absence;
        if (until === undefined) return [];
        const back = addDays(until, 1);
        return [
          occasion({
            kind: 'substitutionEnded',
            to: curator.to,
            about: aboutOf(absence),
            schedule: once(back),
            until: addDays(back, NEWS_FOR_DAYS),
            urgency: urgency.date,
            timing: 'ownDate',
            // The next absence may begin before this letter is sent.
            applies: ({ day }) => substituteOn(curator, day) === undefined,
            compose: () => {
              const got = outboxRowsTo(programme.tables.outbox, curator.to)
                .filter(({ status, sentAt = '' }) => status === 'sent' && sentAt >= from && sentAt < back)
                .filter(({ notice }) => notice !== 'substitutionBegun' && notice !== 'curatorDigest')
                .map(({ sentAt = '', subject = '' }) => `${dayText(sentAt.slice(0, 10))}: ${subject}`);
              return {
                subject: `Замещение закончилось ${dayText(until)}`,
                blocks: [
                  text(
                    `С ${dayText(back)} письма куратора снова приходят Вам. Замещение ${period(absence)}: ${substitutes.map(numberAndName).join(', ')}.`,
                  ),
                  ...(got.length > 0
                    ? [text('Письма куратору в эти дни (кроме сводок дня):'), list(got)]
                    : [text('В эти дни писем куратору, кроме сводок дня, не было.')]),
                  { kind: 'tab', label: 'Открыть лист «Сегодня»', table: 'today' },
                ],
              };
            },
          }),
        ];
      }),
    ),
};

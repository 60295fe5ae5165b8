import { addDays } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { counted } from '../../counted.ts';
import type { StageState } from '../../roadmap/stage-state.ts';
import { withoutSchool } from '../../timetable/activity.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { officeOf, offices } from '../offices.ts';
import { once } from '../schedule.ts';
import { quoted, text } from '../wording.ts';

/** We announce a stage that opened in the holidays, but not a stage that opened long before the installation. */
const ANNOUNCED_WITHIN_DAYS = 60;

/** The day on which a stage opens, now or in the coming weeks; undefined for a closed stage or one without activities. */
function opensOn({ status, openedOn, beginsOn }: StageState): string | undefined {
  return status === 'closed' || status === 'closedWithRemarks' ? undefined : (openedOn ?? beginsOn);
}

/** Tells the curator and the responsible officials that a stage opens, and what it contains. */
export const stageOpened: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) =>
    programmeState.stages.flatMap((state) => {
      const { stage: number, title } = state;
      const from = opensOn(state);
      if (from === undefined) return [];
      const rows = programmeState.activities.filter(({ stage }) => stage === number);
      const next = rows
        .filter(({ status }) => status !== 'done' && status !== 'waived')
        .sort((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0))[0];
      const people = offices(programmeState.programme.settings, [
        'curator',
        ...rows.map((row) => officeOf[row.responsible]),
      ]);
      return people.map((to) =>
        occasion({
          kind: 'stageOpened',
          to,
          about: String(number),
          schedule: once(from),
          until: addDays(from, ANNOUNCED_WITHIN_DAYS),
          urgency: urgency.programme,
          timing: 'ordinary',
          compose: () => ({
            subject: `Открыт этап ${number}: ${title}`,
            blocks: [
              text(
                `С ${dayAndMonth(from)} идёт этап ${number}, в нём ${counted(rows.length, 'мероприятие', 'мероприятия', 'мероприятий')}.${
                  next ? ` Ближайший срок – ${dayAndMonth(next.deadline)}: ${quoted(withoutSchool(next.title))}.` : ''
                }`,
              ),
              text('Что нужно сделать и чего пока не хватает, показано на листе «Дорожная карта».'),
              { kind: 'tab', label: 'Открыть дорожную карту', table: 'roadmap' },
            ],
          }),
        }),
      );
    }),
};

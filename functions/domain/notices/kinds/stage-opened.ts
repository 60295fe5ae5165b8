import { activities, roadmapStages } from '../../../../sheets-schema/roadmap.ts';
import { addDays, firstDayOfMonth } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { programmeYear } from '../../calendar/programme-year.ts';
import type { Standing } from '../../standing.ts';
import { type Kind, occasion, once, urgency } from '../occasion.ts';
import { officeOf, offices } from '../offices.ts';
import { activityTitle, counted, stageTitle, text } from '../wording.ts';

/** A stage that opened in the leave is still announced after it; one that opened before the installation is not. */
const ANNOUNCED_WITHIN_DAYS = 60;

const activitiesOf = (stage: number) => activities.filter((activity) => activity.stage === stage);

function opensOn(stage: number, { stages, programme, context }: Standing): string | undefined {
  const state = stages.find((one) => one.stage === stage);
  if (state?.status === 'closed' || state?.status === 'closedWithRemarks') return undefined;
  const month = Math.min(...activitiesOf(stage).map(({ months }) => months[0]));
  return state?.openedOn ?? firstDayOfMonth(programmeYear(programme.settings, context.today), month);
}

/** A stage opens: those who answer for its activities, and the curator, learn what it holds. */
export const stageOpened: Kind = (standing) =>
  roadmapStages.flatMap(({ number }) => {
    const from = opensOn(number, standing);
    if (from === undefined) return [];
    const rows = activitiesOf(number);
    const next = standing.activities
      .filter(({ id, status }) => rows.some((row) => row.id === id) && status !== 'done' && status !== 'waived')
      .sort((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0))[0];
    const people = offices(standing.programme.settings, ['curator', ...rows.map((row) => officeOf[row.responsible])]);
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
          subject: `Открыт этап ${number}: ${stageTitle(number)}`,
          blocks: [
            text(
              `С ${dayAndMonth(from)} идёт этап ${number}, в нём ${counted(rows.length, 'мероприятие', 'мероприятия', 'мероприятий')}.${
                next ? ` Ближайший срок – ${dayAndMonth(next.deadline)}: «${activityTitle(next.id)}».` : ''
              }`,
            ),
            text('Что нужно сделать и чего пока не хватает, показано на листе «Дорожная карта».'),
            { kind: 'tab', label: 'Открыть дорожную карту', table: 'roadmap' },
          ],
        }),
      }),
    );
  });

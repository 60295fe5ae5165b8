import { lastDayOfMonth } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { programmeYear } from '../../calendar/programme-year.ts';
import { counted } from '../../counted.ts';
import { monthsOfRun } from '../../timetable/programme-run.ts';
import { lastProgrammeDay } from '../../timetable/timetable.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { offices } from '../offices.ts';
import { openActivities } from '../open-activities.ts';
import { list, text } from '../wording.ts';

/** Sends the head the figures and the documents to sign, on the first working day of each month after the programme's first. */
export const headSummary: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) => {
    const { activities, pairs, meetings, programme, context } = programmeState;
    const year = programmeYear(programme.settings, context.today);
    const [firstMonth] = monthsOfRun(activities, programme.settings);
    const firstMonthEnds = lastDayOfMonth(year, firstMonth);
    return offices(programme.settings, ['head']).map((to) =>
      occasion({
        kind: 'headSummary',
        to,
        about: '',
        schedule: { kind: 'monthly' },
        until: lastProgrammeDay(programmeState.roadmap, programme.settings, context.today),
        urgency: urgency.programme,
        timing: 'ordinary',
        applies: ({ day }) => day > firstMonthEnds,
        compose: (_, { day }) => {
          const count = (...of: string[]) => activities.filter(({ status }) => of.includes(status)).length;
          const overdue = openActivities(programmeState).filter(({ deadline }) => deadline < day).length;
          const active = pairs.filter(({ status }) => status === 'active').length;
          const confirmed = pairs.filter(({ status }) => status === 'confirmed').length;
          const unsigned = (kind: string) =>
            !programme.tables.documents.some((row) => row.kind === kind && row.number && row.date);
          const decisions = [
            ...(unsigned('orderCurator') ? ['приказ о назначении куратора'] : []),
            ...(unsigned('orderPilot') ? ['приказ об апробации'] : []),
            ...(unsigned('regulation') ? ['Положение о наставничестве'] : []),
            ...(confirmed > 0
              ? [`приказ о закреплении пар (${counted(confirmed, 'пара ждёт', 'пары ждут', 'пар ждут')})`]
              : []),
          ];
          return {
            subject: `Программа наставничества: состояние на ${dayAndMonth(day)}`,
            blocks: [
              text(
                `Закрыто ${counted(count('done', 'waived'), 'мероприятие', 'мероприятия', 'мероприятий')} из ${activities.length}, просрочено ${overdue}. Действующих пар – ${active}, проведённых встреч – ${meetings.length}.`,
              ),
              ...(decisions.length > 0 ? [text('Ждут Вашей подписи:'), list(decisions)] : []),
            ],
          };
        },
      }),
    );
  },
};

import { dayAndMonth } from '../../calendar/day-text.ts';
import { responsible } from '../../curators/responsible.ts';
import { nameToken } from '../../names/name-token.ts';
import { interviewOf } from '../calendar-events.ts';
import { announcedAndDayBefore } from '../event-days.ts';
import { inCalendar } from '../in-calendar.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { text, whenAndWhere } from '../wording.ts';

/** Tells the candidate and the curator about an interview as soon as it has a day, and again on the working day before it. */
export const interviewScheduled: NoticeKind = {
  activity: '3.5',
  consent: 'inForce',
  occasions: (programmeState) => {
    const { programme, calendar, context } = programmeState;
    return programme.tables.interviews.flatMap((row) => {
      const { code, date, outcome } = row;
      if (!code || !date || outcome || date < context.today) return [];
      const common = {
        kind: 'interviewScheduled' as const,
        schedule: announcedAndDayBefore(context.today, date, calendar),
        until: date,
        urgency: urgency.date,
        timing: 'ownDate' as const,
      };
      const { to: curator } = responsible(programme).ofPerson(code);
      const subject = `Собеседование ${dayAndMonth(date)}`;
      return [
        occasion({
          ...common,
          to: code,
          about: '',
          compose: () => ({
            subject,
            blocks: [
              text(
                `Приглашаем Вас на беседу о программе наставничества: ${dayAndMonth(date)}${whenAndWhere(row)}. Она займёт 15–20 минут.`,
              ),
              ...inCalendar(programmeState, code, interviewOf(row, programmeState)).blocks,
              text('Если время Вам неудобно, напишите куратору – договоримся о другом.'),
            ],
            invitations: inCalendar(programmeState, code, interviewOf(row, programmeState)).invitations,
          }),
        }),
        occasion({
          ...common,
          to: curator,
          about: code,
          compose: () => ({
            subject,
            blocks: [
              text(
                `Собеседование: ${nameToken(code)} (${code}), ${dayAndMonth(date)}${whenAndWhere(row)}. После беседы отметьте, пожалуйста, итог.`,
              ),
              { kind: 'tab', label: 'Открыть собеседования', table: 'interviews' },
            ],
            invitations: inCalendar(programmeState, curator, interviewOf(row, programmeState)).invitations,
          }),
        }),
      ];
    });
  },
};

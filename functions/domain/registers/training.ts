import type { TrainingState } from '../../../sheets-schema/tables/training.ts';
import { dayText } from '../calendar/day-text.ts';
import { programmeYear } from '../calendar/programme-year.ts';
import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import { lapsedOn } from '../intake/readiness.ts';
import { shownPerson } from '../intake/shown-person.ts';
import { type Course, courseOf, courseText } from '../intake/training-course.ts';
import type { Entry, Programme } from '../programme.ts';
import { byKey } from '../rows/decided.ts';
import { deadlineOf } from '../timetable/deadline.ts';
import type { BaseFacts } from './base-facts.ts';
import { mentorRows } from './registers.ts';

type TrainingRow = Entry<'training'>;

/** The last day of «Обучение наставников» on the roadmap; undefined if the school switched the activity off. */
function lastDay({ programme, context, roadmap, calendar }: BaseFacts): string | undefined {
  const activity = roadmap.activities.find(({ id }) => id === '4.2');
  return activity && deadlineOf(activity, programmeYear(programme.settings, context.today), calendar);
}

function stateOf(
  row: TrainingRow | undefined,
  course: Course | undefined,
  { isLate, today }: { readonly isLate: boolean; readonly today: string },
): TrainingState {
  if (row?.waivedReason) return 'waived';
  if (lapsedOn(row, today)) return 'lapsed';
  if (row?.completed && (row.certificate || row.certificateLink)) return 'trained';
  if (isLate) return 'late';
  if (row?.completed) return 'uncertified';
  return course ? 'signed' : 'notSigned';
}

function missingOf(row: TrainingRow | undefined, course: Course | undefined, state: TrainingState): string[] {
  if (state === 'waived' || state === 'trained') return [];
  if (state === 'lapsed') return ['новое свидетельство и его срок'];
  return [
    ...(course || row?.completed ? [] : ['программа обучения']),
    ...(row?.completed ? [] : ['отметка «Окончил»']),
    ...(row?.certificate || row?.certificateLink ? [] : ['номер или ссылка на свидетельство']),
  ];
}

/** The result of a mentor's training, for their portfolio. */
export function trainingText(row: TrainingRow | undefined, programme: Programme): string | undefined {
  if (!row) return undefined;
  if (row.waivedReason) return `не требуется: ${row.waivedReason}`;
  const course = courseOf(row, programme);
  const paper = [
    row.certificate && `свидетельство ${row.certificate}`,
    row.certificateDate && `от ${dayText(row.certificateDate)}`,
    row.certificateUntil && `действует по ${dayText(row.certificateUntil)}`,
  ];
  const said = row.completed
    ? [course && courseText(course), paper.filter(Boolean).join(' ')]
    : [course && `записан: ${courseText(course)}`];
  return said.filter(Boolean).join('\n') || undefined;
}

/** «Обучение»: each mentor's course, the missing parts, and whether the training is late. */
export function trainingTable(facts: BaseFacts): DesiredTable {
  const { programme, intake, context } = facts;
  const person = shownPerson(intake, context);
  const rows = byKey(programme.tables.training, ({ code }) => code);
  const until = lastDay(facts);
  const isLate = until !== undefined && context.today > until;
  return desired(
    'training',
    mentorRows(facts, rows).map(({ code, at, consented }): RowOf<'training'> => {
      if (!consented) {
        return {
          at,
          values: { code, person: undefined, state: undefined, missing: undefined, course: undefined },
        };
      }
      const row = rows.get(code);
      const course = courseOf(row ?? {}, programme);
      const state = stateOf(row, course, { isLate, today: context.today });
      const missing = missingOf(row, course, state).join('; ');
      const late = state === 'late' && until ? ` Срок был ${dayText(until)}.` : '';
      return {
        at,
        values: {
          code,
          person: person(code),
          state,
          missing: `${missing}${late}`,
          course: course && courseText(course),
        },
      };
    }),
  );
}

/** «Программы обучения»: the numbers of enrolled people and of graduates, and the missing details of each course. */
export function trainingsTable(facts: BaseFacts): DesiredTable {
  const { programme } = facts;
  const rows = byKey(programme.tables.training, ({ code }) => code);
  const mentors = mentorRows(facts, rows).filter(({ consented }) => consented);
  const signed = mentors.map(({ code }) => ({
    row: rows.get(code),
    course: courseOf(rows.get(code) ?? {}, programme),
  }));
  return desired(
    'trainings',
    programme.tables.trainings
      .filter((row) => row.programme || row.organisation)
      .map((course): RowOf<'trainings'> => {
        const own = signed.filter((one) => one.course === course && !one.row?.waivedReason);
        const open = [
          ...(course.programme ? [] : ['название']),
          ...(course.organisation ? [] : ['организация']),
          ...(course.hours ? [] : ['часы']),
          ...(course.startsOn && course.endsOn ? [] : ['даты начала и окончания']),
        ];
        const state = open.length > 0 ? `не хватает: ${open.join(', ')}` : course.chosen ? 'выбрана' : 'не выбрана';
        const finished = own.filter(({ row }) => row?.completed).length;
        return { at: course.at, values: { signed: own.length, finished, state } };
      }),
  );
}

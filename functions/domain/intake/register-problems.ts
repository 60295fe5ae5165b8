import { tables as schema } from '../../../sheets-schema/tables/index.ts';
import type { ConsentBook } from '../consents/consent-validity.ts';
import type { Entry, Problem, Programme } from '../programme.ts';
import { place } from '../rows/place.ts';
import type { Person } from './intake.ts';
import { isOutOfReach } from './out-of-reach.ts';
import { courseOf } from './training-course.ts';

type Row = { readonly at: number };

/** Rows with a repeated key, in a table that the system fills. The system updates only the topmost row of a key. */
function copies<R extends Row>(sheet: string, rows: readonly R[], key: (row: R) => string | undefined): Problem[] {
  const first = new Map<string, R>();
  return [...rows]
    .sort((a, b) => a.at - b.at)
    .flatMap((row) => {
      const name = key(row);
      const earlier = name === undefined ? undefined : first.get(name);
      if (name !== undefined && !earlier) first.set(name, row);
      if (!earlier) return [];
      return {
        ...place(sheet, row),
        reason: `Эта строка повторяет строку ${earlier.at + 1}. Учитывается только строка ${earlier.at + 1}.`,
        whatToDo: 'Удалите повтор.',
      };
    });
}

/** Rejected requests or offers for which nobody wrote a reason. */
function unreasoned(sheet: string, rows: readonly (Entry<'requests'> | Entry<'offers'>)[]): Problem[] {
  return rows
    .filter(({ decision, decisionReason }) => decision === 'declined' && !decisionReason)
    .map((row) => ({
      ...place(sheet, row),
      ...(row.code === undefined ? {} : { code: row.code }),
      reason: 'Решение «отклонить» записано без причины.',
      whatToDo: 'Впишите причину решения.',
    }));
}

/** Outcomes of interviews that need a reason, but have none. */
function unreasonedInterviews(rows: readonly Entry<'interviews'>[]): Problem[] {
  return rows.flatMap((row) => {
    const { outcome, note, code } = row;
    if ((outcome !== 'conditional' && outcome !== 'declined') || note) return [];
    return {
      ...place(schema.interviews.title, row),
      ...(code === undefined ? {} : { code }),
      reason:
        outcome === 'conditional'
          ? 'Допуск с условием записан, а условия нет.'
          : 'Отказ после собеседования записан без причины.',
      whatToDo: `Впишите ${outcome === 'conditional' ? 'условие' : 'причину'} в столбец «${schema.interviews.columns.note.header}».`,
    };
  });
}

function strangers(events: readonly Entry<'events'>[], people: ReadonlyMap<string, Person>): Problem[] {
  return events.flatMap((row) => {
    const unknown = (row.attendees ?? []).filter((code) => !people.has(code));
    if (unknown.length === 0) return [];
    return {
      ...place(schema.events.title, row),
      whatWasRead: unknown.join(', '),
      reason: 'Среди тех, кто был, есть коды, которых нет на листе «Участники».',
      whatToDo: 'Исправьте коды или внесите людей на лист «Участники».',
    };
  });
}

/** Courses that are not on the list, so that we do not know their dates and length. */
function unknownCourses({ tables }: Pick<Programme, 'tables'>): Problem[] {
  return tables.training
    .filter((row) => row.programme && !row.completed && !courseOf(row, { tables }))
    .map((row) => ({
      ...place(schema.training.title, row),
      ...(row.code === undefined ? {} : { code: row.code }),
      ...(row.programme === undefined ? {} : { whatWasRead: row.programme }),
      reason: `Такой программы нет на листе «${schema.trainings.title}».`,
      whatToDo: 'Впишите № или точное название программы с того листа, или добавьте программу туда.',
    }));
}

/**
 * Problems in the registers that both staff and the system fill in. We ask for nothing more about people who left the school, refused or withdrew
 * consent.
 */
export function registerProblems(
  { tables: all }: Programme,
  known: { readonly people: ReadonlyMap<string, Person>; readonly consents: ConsentBook },
  today: string,
): readonly Problem[] {
  const { people } = known;
  const reachable = <R extends { readonly code?: string | undefined }>(rows: readonly R[]) =>
    rows.filter(({ code }) => !isOutOfReach(code, known, today));
  const tables = {
    ...all,
    requests: reachable(all.requests),
    offers: reachable(all.offers),
    training: reachable(all.training),
    interviews: reachable(all.interviews),
  };
  return [
    ...copies(schema.requests.title, tables.requests, ({ responseId }) => responseId),
    ...copies(schema.offers.title, tables.offers, ({ responseId }) => responseId),
    ...copies(schema.mentees.title, tables.mentees, ({ code }) => code),
    ...copies(schema.mentors.title, tables.mentors, ({ code }) => code),
    ...copies(schema.interviews.title, tables.interviews, ({ code }) => code),
    ...copies(schema.training.title, tables.training, ({ code }) => code),
    ...copies(
      schema.participations.title,
      tables.participations,
      ({ code, role }) => code && role && `${code}|${role}`,
    ),
    ...unreasoned(schema.requests.title, tables.requests),
    ...unreasoned(schema.offers.title, tables.offers),
    ...unreasonedInterviews(tables.interviews),
    ...strangers(tables.events, people),
    ...unknownCourses({ tables }),
  ];
}

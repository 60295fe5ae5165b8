import { roles } from '../../../sheets-schema/choices/role.ts';
import type { EventKind } from '../../../sheets-schema/tables/events.ts';
import { dayText } from '../calendar/day-text.ts';
import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import { shownOrCode } from '../intake/shown-person.ts';
import { invitedTo } from '../notices/calendar-events.ts';
import { hasStarted } from '../pairs/pair.ts';
import type { Entry } from '../programme.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';

/** Gatherings that need an attendance list as proof, with an agenda for lists without a topic of the staff. */
const SIGNED = {
  groupMeeting: {
    title: 'Встреча наставников и наставляемых',
    agenda: [
      'О программе: цель, сроки, как работают пары.',
      'Знакомство: кто в чём может помочь и кому какая нужна поддержка.',
      'Правила: участие добровольное, разговоры остаются между участниками.',
      'Что дальше: анкета после встречи и распоряжение о парах.',
    ],
  },
  groupFinal: {
    title: 'Итоговая встреча всех пар и групп',
    agenda: [
      'Что удалось: каждая пара о своём результате.',
      'Что помогало и что мешало.',
      'Итоговые анкеты и отчёты наставников.',
      'Что дальше: кто продолжает работу и в какой роли.',
    ],
  },
} as const;

type Signed = keyof typeof SIGNED;
type Gathering = Entry<'events'> & { readonly kind: Signed; readonly date: string };

/** Whether people sign an attendance list at an event of this kind. */
export function isSigned(kind: EventKind | undefined): kind is Signed {
  return kind !== undefined && kind in SIGNED;
}

/** Gatherings with a date that are not yet held and not cancelled, nearest first. */
function ahead({ tables }: ProgrammeState['programme']): Gathering[] {
  return tables.events
    .flatMap((row) => {
      const { kind, date, held, cancelled } = row;
      return isSigned(kind) && date !== undefined && !held && !cancelled ? [{ ...row, kind, date }] : [];
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.at - b.at));
}

/** The roles in which people attend: by the bases before pairs exist, by the pairs at the end. */
function rolesAt(kind: Signed, { intake, pairs }: ProgrammeState): (code: string) => string {
  const started = pairs.filter(hasStarted);
  const inRole =
    kind === 'groupMeeting'
      ? { mentor: intake.mentors.map(({ code }) => code), mentee: intake.mentees.map(({ code }) => code) }
      : { mentor: started.map(({ mentor }) => mentor), mentee: started.flatMap(({ mentees }) => mentees) };
  const [mentors, mentees] = [new Set(inRole.mentor), new Set(inRole.mentee)];
  return (code) =>
    [...(mentors.has(code) ? [roles.mentor] : []), ...(mentees.has(code) ? [roles.mentee] : [])].join(' и ');
}

function headingOf({ kind, date, time, place, topic }: Gathering): RowOf<'attendance'>[] {
  const { title, agenda } = SIGNED[kind];
  const lines = [
    `Лист регистрации. ${title}`,
    `Дата: ${dayText(date)}${time ? `, ${time}` : ''}`,
    `Место: ${place ?? '(впишите на листе «События»)'}`,
    `Повестка:\n${topic ?? agenda.map((line, index) => `${index + 1}. ${line}`).join('\n')}`,
  ];
  return lines.map((person) => ({ values: { person } }));
}

const NOTHING_AHEAD =
  'Здесь появится лист регистрации для печати: дата, место, повестка и список приглашённых с местом для подписи. Он готов, как только на листе «События» указана дата групповой встречи или итоговой встречи всех пар, и убирается после отметки «Состоялось».';

/** «Лист регистрации»: each coming gathering, with a heading and the invited people, to sign on paper. */
export function attendanceSheet(programmeState: ProgrammeState): DesiredTable {
  const shown = shownOrCode(programmeState.intake, programmeState.context);
  const rows = ahead(programmeState.programme).flatMap((gathering) => {
    const rolesOf = rolesAt(gathering.kind, programmeState);
    const invited = invitedTo(gathering.kind, programmeState).map(
      (code, index): RowOf<'attendance'> => ({
        values: { no: index + 1, person: shown(code), role: rolesOf(code) },
      }),
    );
    return [...headingOf(gathering), ...invited];
  });
  return desired('attendance', rows.length > 0 ? rows : [{ values: { person: NOTHING_AHEAD } }]);
}

import type { Raw } from '../../sheets-schema/cell.ts';
import type { ConsentType } from '../../sheets-schema/choices/consent.ts';
import type { Notice } from '../../sheets-schema/choices/notice.ts';
import { type SettingKey, settings } from '../../sheets-schema/settings.ts';
import type { Cells, Column } from '../../sheets-schema/table.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import { schoolFacts } from '../../simulation/school-facts.ts';
import { ASKED, CONSENTED, INTERVIEWED, INVITED, later, MET, momentOn, ORDERED, TRAINED, YEAR } from './calendar.ts';
import type { Colleague, Staff } from './staff.ts';

type TableName = keyof typeof tables;
/** Cells of a row by column key. */
export type RegisterCells = Readonly<Record<string, Raw>>;
type Values<N extends TableName> = Cells<(typeof tables)[N]['columns']>;

const MEETING_SIZE = 30;
/** Letters that every participant has received. */
const LETTERS: readonly (readonly [Notice, day: string])[] = [
  ['consentRequest', INVITED],
  ['programmeAnnounced', CONSENTED],
  ['intakeInvitation', later(CONSENTED, 3)],
  ['requestInvitation', ASKED],
  ['assessmentT0', later(ASKED, 3)],
  ['groupMeeting', later(MET, -4)],
  ['preferenceInvitation', later(MET, 1)],
  ['pairFormed', ORDERED],
  ['feedbackInvitation', later(ORDERED, 26)],
];

function written<N extends TableName>(table: N, rows: readonly Values<N>[]): RegisterCells[] {
  const columns: Readonly<Record<string, Column>> = tables[table].columns;
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).flatMap(([key, value]) => {
        const type = columns[key]?.type;
        return type && value !== undefined ? [[key, type.write(value)] as const] : [];
      }),
    ),
  );
}

function consents({ taking, mentors }: Staff): Values<'consents'>[] {
  const given = (type: ConsentType, decidedOn: string) => (one: Colleague) => ({
    code: one.code,
    type,
    decision: 'given' as const,
    decidedOn,
    documentRef: `папка 1, ${one.code}`,
  });
  const rows = [...taking.map(given('processing', CONSENTED)), ...mentors.map(given('mentoringWork', MET))];
  return rows.map((row, index) => ({ ...row, consentId: `С-${index + 1}` }));
}

/** Meetings of thirty people, each with its attendance list. */
function events({ taking }: Staff): Values<'events'>[] {
  return Array.from({ length: Math.ceil(taking.length / MEETING_SIZE) }, (_, index) => ({
    eventId: `Е-${index + 1}`,
    kind: 'groupMeeting' as const,
    date: MET,
    time: '15:00',
    held: true,
    link: 'лист регистрации',
    attendees: taking.slice(index * MEETING_SIZE, (index + 1) * MEETING_SIZE).map(({ code }) => code),
  }));
}

function outbox({ taking }: Staff): Values<'outbox'>[] {
  return LETTERS.flatMap(([notice, day]) =>
    taking.map(({ code }, index) => ({
      dueOn: day,
      notice,
      status: 'sent' as const,
      sentAt: momentOn(day, index),
      attempts: 1,
      code,
      messageId: `<${notice}.${code}@example.org>`,
      noticeKey: `${notice}|${code}||1`,
    })),
  );
}

function settingCells(): RegisterCells[] {
  const facts: Partial<Record<SettingKey, Raw>> = { ...schoolFacts, programYear: YEAR, mailBudget: 2000 };
  return (Object.keys(settings) as SettingKey[]).map((key) => {
    const value = facts[key] ?? settings[key].initial;
    return { key, ...(value === undefined ? {} : { value }) };
  });
}

/** The registers of the large school as they are today. */
export function registersOf(staff: Staff): Partial<Record<TableName, readonly RegisterCells[]>> {
  const { all, mentees, mentors, pairs } = staff;
  const decided = (form: string) => (one: Colleague, index: number) => ({
    responseId: `${form}|${momentOn(ASKED, index)}|${one.code}`,
    code: one.code,
    decision: 'accepted' as const,
  });
  return {
    people: written(
      'people',
      all.map(({ code, teacher }) => ({ ...teacher, code, invitedOn: INVITED })),
    ),
    consents: written('consents', consents(staff)),
    requests: written('requests', mentees.map(decided('menteeRequest'))),
    offers: written('offers', mentors.map(decided('mentorOffer'))),
    interviews: written(
      'interviews',
      mentors.map(({ code }) => ({ code, date: INTERVIEWED, time: '14:00', outcome: 'admitted' as const })),
    ),
    training: written(
      'training',
      mentors.map(({ code }) => ({
        code,
        programme: 'Школа наставника',
        completed: true,
        certificate: `№ ${code}`,
        certificateDate: TRAINED,
      })),
    ),
    events: written('events', events(staff)),
    pairs: written(
      'pairs',
      pairs.map(({ pairCode, mentor, mentee }) => ({
        pairCode,
        mentorCode: mentor.code,
        menteeCodes: [mentee.code],
        workFormat: 'pair' as const,
        status: 'active' as const,
        decision: 'confirm' as const,
        decisionOn: later(MET, 5),
        orderNumber: '97-ОД',
        orderDate: ORDERED,
        orderLink: 'папка приказов',
      })),
    ),
    plans: written(
      'plans',
      pairs.map(({ pairCode, mentee }) => ({
        pairCode,
        code: mentee.code,
        agreedOn: later(ORDERED, 11),
        goal1: 'Начинать урок без потери времени',
        sign1: 'Класс работает с первых минут',
        due1: `${YEAR}-12-10`,
      })),
    ),
    outbox: written('outbox', outbox(staff)),
    areas: written('areas', tables.areas.initialRows?.(YEAR) ?? []),
    holidays: written('holidays', tables.holidays.initialRows?.(YEAR) ?? []),
    documents: written('documents', tables.documents.initialRows?.(YEAR) ?? []),
    settings: settingCells(),
  };
}

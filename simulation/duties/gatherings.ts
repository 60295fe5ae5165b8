import type { Cells } from '../../sheets-schema/table.ts';
import type { EventKind, events } from '../../sheets-schema/tables/events.ts';
import type { BrowsedWorkbook } from '../browsed-workbook.ts';
import type { Life } from '../life.ts';
import type { Omission } from '../negligence.ts';
import { dayIn } from '../programme-run.ts';
import type { Duty } from './duty.ts';

interface Gathering {
  readonly kind: EventKind;
  /** Day of announcement on the tab and day of the event, `MM-DD`. */
  readonly announced: string;
  readonly on: string;
  readonly details: Cells<(typeof events)['columns']>;
  readonly proof: string;
  /** Whether attendance is recorded. */
  readonly attended: boolean;
}

const GATHERINGS: readonly Gathering[] = [
  {
    kind: 'seminar',
    announced: '04-08',
    on: '04-15',
    details: {
      time: '14:00',
      place: 'управление образования',
      topic: 'Целевая модель наставничества',
      organiser: 'методическая служба',
    },
    proof: 'https://seminar.example.org/programme',
    attended: false,
  },
  {
    kind: 'informing',
    announced: '08-20',
    on: '08-26',
    details: {
      time: '10:00',
      place: 'актовый зал',
      topic: 'Программа наставничества',
      organiser: 'педагог-организатор',
    },
    proof: 'протокол педсовета № 1',
    attended: false,
  },
  {
    kind: 'groupMeeting',
    announced: '08-28',
    on: '09-08',
    details: {
      time: '15:00',
      place: 'библиотека',
      topic: 'Знакомство наставников и наставляемых',
      organiser: 'куратор',
    },
    proof: 'лист регистрации',
    attended: true,
  },
  {
    kind: 'groupFinal',
    announced: '12-01',
    on: '12-16',
    details: { time: '15:00', place: 'библиотека', topic: 'Итоги работы пар', organiser: 'куратор' },
    proof: 'лист регистрации',
    attended: true,
  },
  {
    kind: 'ceremony',
    announced: '12-07',
    on: '12-24',
    details: { time: '14:00', place: 'актовый зал', topic: 'Торжественное подведение итогов', organiser: 'директор' },
    proof: 'фотоотчёт',
    attended: true,
  },
];

/** The codes of all mentees and mentors, except people who withdrew or declined. */
function takingPart(workbook: BrowsedWorkbook): string[] {
  const members = [...workbook.rows('mentees'), ...workbook.rows('mentors')].filter(
    ({ status }) => status !== 'withdrawn' && status !== 'declined',
  );
  return [...new Set(members.flatMap(({ code }) => code ?? []))].sort();
}

function lookAfter(gathering: Gathering, workbook: BrowsedWorkbook, today: string, life: Life): void {
  const row = workbook.rows('events').find(({ kind }) => kind === gathering.kind);
  const on = dayIn(life, gathering.on);
  if (!row) {
    if (today >= dayIn(life, gathering.announced) && today <= on) {
      workbook.append('events', { kind: gathering.kind, date: on, ...gathering.details });
      life.chronicle.events.push({ what: 'announced', kind: gathering.kind, on: today });
    }
    return;
  }
  if (row.held || !row.date || row.date >= today) return;
  const present =
    gathering.attended && !forgets(gathering.kind, 'groupFinal', 'attendanceLost', life) ? takingPart(workbook) : [];
  const proof = !forgets(gathering.kind, 'seminar', 'seminarWithoutProof', life);
  workbook.type('events', row.at, {
    held: true,
    ...(proof ? { link: gathering.proof } : {}),
    ...(present.length > 0 ? { attendees: present } : {}),
  });
  life.chronicle.events.push({ what: 'noted', kind: gathering.kind, heldOn: row.date, proof, present, on: today });
}

const forgets = (kind: EventKind, ofKind: EventKind, omission: Omission, { omissions }: Life) =>
  kind === ofKind && omissions.has(omission);

/** Seminars, the meeting of both sides, the ceremony. The curator announces each event, and records it afterwards. */
export const gatherings: readonly Duty[] = GATHERINGS.map((gathering) => ({
  from: gathering.announced,
  until: '12-31',
  tabs: ['events', 'mentees', 'mentors'],
  work: (workbook, today, life) => lookAfter(gathering, workbook, today, life),
}));

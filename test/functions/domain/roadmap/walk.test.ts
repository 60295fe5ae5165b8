import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../functions/domain/calendar/day.ts';
import { activityKinds } from '../../../../functions/domain/roadmap/registry.ts';
import { activities } from '../../../../sheets-schema/roadmap.ts';
import {
  MENTEE,
  MENTOR,
  NOTHING,
  report,
  type School,
  school,
  standingOf,
  stateOf,
  wholeSchool,
} from './whole-school.ts';

const { tables, answers } = wholeSchool;
const days: Readonly<Record<number, string>> = {
  5: '2026-05-29',
  6: '2026-06-30',
  8: '2026-08-31',
  9: '2026-09-30',
  10: '2026-10-30',
  11: '2026-11-30',
  12: '2026-12-31',
};

interface Steps {
  /** The school before the activity begins. */
  readonly before: School;
  /** The school when the activity is under way. */
  readonly under: School;
  /** The day of completion, if the activity's evidence has one. */
  readonly on?: string;
}

const without = (table: keyof typeof tables): School => school({ tables: { [table]: [] } });
const unanswered = (form: keyof typeof answers): School => school({ answers: { [form]: [] } });
const documents = (...kinds: readonly string[]) => tables.documents.filter(({ kind }) => !kinds.includes(kind));
const events = (kind: string) => tables.events.filter((row) => row.kind !== kind);
const meetings = (kind: string) => answers.meetingReport.filter((row) => row.kind !== kind);
/** A second pair from the same day, without any meeting. */
const secondPair = {
  people: [
    ...tables.people,
    { code: 'К-03', name: 'Образцов Глеб', email: 'c@example.org', invitedOn: '2026-05-18' },
    { code: 'К-04', name: 'Пробнова Зоя', email: 'd@example.org', invitedOn: '2026-05-18' },
  ],
  consents: [
    ...tables.consents,
    ...['К-03', 'К-04'].map((code) => ({
      code,
      type: 'processing' as const,
      decision: 'given' as const,
      decidedOn: '2026-05-20',
      documentRef: 'папка',
    })),
    {
      code: 'К-03',
      type: 'mentoringWork' as const,
      decision: 'given' as const,
      decidedOn: '2026-09-15',
      documentRef: 'папка',
    },
  ],
  pairs: [...tables.pairs, { ...tables.pairs[0], pairCode: 'П-02', mentorCode: 'К-03', menteeCodes: ['К-04'] }],
};

/** Another mentee in the base, without further data. */
const anotherMentee = {
  tables: {
    ...secondPair,
    pairs: tables.pairs,
    requests: [
      ...tables.requests,
      {
        responseId: 'menteeRequest|2026-06-03T10:00:00|К-04',
        code: 'К-04',
        decision: 'accepted' as const,
        acceptedOn: '2026-06-10',
      },
    ],
  },
  answers: {
    menteeRequest: [...answers.menteeRequest, { code: 'К-04', need1: 'digital', submittedAt: '2026-06-03T10:00:00' }],
  },
};

/** An offer from another person, without a decision. */
const anotherOffer = {
  mentorOffer: [...answers.mentorOffer, { code: 'К-03', offers: ['parents'], submittedAt: '2026-06-04T10:00:00' }],
};

/** Another mentor in the base, without further data. */
const anotherMentor = {
  ...secondPair,
  offers: [
    ...tables.offers,
    {
      responseId: 'mentorOffer|2026-06-04T10:00:00|К-03',
      code: 'К-03',
      decision: 'accepted' as const,
      acceptedOn: '2026-06-11',
    },
  ],
};

const WALKS: Readonly<Record<keyof typeof activityKinds, Steps>> = {
  '1.1': {
    before: school({ tables: { events: events('seminar') } }),
    under: school({ tables: { events: [...events('seminar'), { kind: 'seminar', date: '2026-04-15' }] } }),
    on: '2026-04-15',
  },
  '1.2': {
    before: school({ tables: { sources: tables.sources.map(({ tickedOn: _, ...row }) => row) } }),
    under: school({ tables: { sources: tables.sources.slice(0, 2) } }),
    on: '2026-04-22',
  },
  '1.3': {
    before: { ...school(), settings: {} },
    under: { ...school(), settings: { goal: 'Помочь педагогам.' } },
  },
  '1.4': {
    before: { ...school({ tables: { documents: documents('orderCurator') } }), settings: {} },
    under: school({ tables: { documents: documents('orderCurator') } }),
    on: '2026-04-20',
  },
  '1.5': {
    before: school({ tables: { documents: documents('orderPilot', 'regulation') } }),
    under: school({
      tables: { documents: [...documents('orderPilot', 'regulation'), { kind: 'regulation', draft: 'проект' }] },
    }),
    on: '2026-05-15',
  },
  '1.6': {
    before: without('materials'),
    under: school({ tables: { materials: tables.materials.slice(0, 3) } }),
    on: '2026-06-10',
  },
  '1.7': {
    before: school({ tables: { events: events('informing'), outbox: [] } }),
    under: school({ tables: { events: events('informing'), outbox: tables.outbox.slice(0, 1) } }),
    on: '2026-05-18',
  },
  '1.8': {
    before: school({ tables: { consents: [] } }),
    under: school({ tables: { consents: tables.consents.filter(({ code }) => code !== MENTEE) } }),
    on: '2026-06-01',
  },
  '2.1': {
    before: unanswered('menteeRequest'),
    under: school({ answers: { adminRequest: [] } }),
    on: '2026-06-05',
  },
  '2.2': {
    before: without('requests'),
    under: school({ tables: { requests: tables.requests.slice(0, 1) } }),
    on: '2026-06-10',
  },
  '2.3': {
    before: school({ tables: { requests: tables.requests.map(({ pairKind: _, workFormat: __, ...row }) => row) } }),
    under: school(anotherMentee),
  },
  '3.1': {
    before: unanswered('assessmentMenteeT0'),
    under: school(anotherMentee),
    on: '2026-06-12',
  },
  '3.2': {
    before: unanswered('mentorOffer'),
    under: school({
      tables: secondPair,
      answers: { intake: [...answers.intake, { code: 'К-03', wantsRole: 'both', submittedAt: '2026-06-01T10:00:00' }] },
    }),
    on: '2026-06-03',
  },
  '3.3': {
    before: without('offers'),
    under: school({
      tables: secondPair,
      answers: anotherOffer,
    }),
    on: '2026-06-11',
  },
  '3.4': {
    before: unanswered('assessmentMentorT0'),
    under: school({ tables: anotherMentor, answers: anotherOffer }),
    on: '2026-06-12',
  },
  '3.5': {
    before: without('interviews'),
    under: school({ tables: anotherMentor, answers: anotherOffer }),
    on: '2026-08-20',
  },
  '4.1': {
    before: without('trainings'),
    under: school({ tables: { trainings: tables.trainings.map(({ hours: _, ...row }) => row) } }),
  },
  '4.2': {
    before: without('training'),
    under: school({
      tables: {
        ...anotherMentor,
        interviews: [...tables.interviews, { code: 'К-03', date: '2026-08-21', outcome: 'conditional' }],
      },
      answers: anotherOffer,
    }),
    on: '2026-08-28',
  },
  '5.1': {
    before: school({ tables: { events: events('groupMeeting') } }),
    under: school({ tables: { events: [...events('groupMeeting'), { kind: 'groupMeeting', date: '2026-09-08' }] } }),
    on: '2026-09-08',
  },
  '5.2': {
    before: unanswered('preference'),
    under: school({ answers: { preference: answers.preference.slice(0, 1) } }),
    on: '2026-09-10',
  },
  '5.3': {
    before: without('pairs'),
    under: school(anotherMentee),
    on: '2026-09-14',
  },
  '5.4': {
    before: school({ tables: { pairs: tables.pairs.map(({ orderNumber: _, ...row }) => row) } }),
    under: school({ tables: secondPair }),
    on: '2026-09-16',
  },
  '6.1': {
    before: school({ answers: { meetingReport: meetings('first') } }),
    under: school({ tables: secondPair }),
    on: '2026-09-18',
  },
  '6.2': {
    before: school({ answers: { meetingReport: meetings('trial') } }),
    under: school({ tables: secondPair }),
    on: '2026-09-25',
  },
  '6.3': { before: without('plans'), under: school({ tables: secondPair }), on: '2026-10-06' },
  '6.4': {
    before: school({ answers: { meetingReport: answers.meetingReport.filter(({ heldOn }) => heldOn < '2026-10-01') } }),
    under: school({
      answers: { meetingReport: answers.meetingReport.filter(({ heldOn }) => heldOn !== '2026-11-03') },
    }),
    on: '2026-11-17',
  },
  '6.5': {
    before: unanswered('feedback'),
    under: school({ answers: { feedback: answers.feedback.slice(0, 1) } }),
    on: '2026-11-16',
  },
  '6.6': {
    before: school({ answers: { meetingReport: meetings('final') } }),
    under: school({ tables: secondPair }),
    on: '2026-12-03',
  },
  '6.7': {
    before: school({ tables: { events: events('groupFinal') } }),
    under: school({
      tables: {
        events: [...events('groupFinal'), { kind: 'groupFinal', date: '2026-12-16', held: true, attendees: [MENTOR] }],
      },
    }),
    on: '2026-12-16',
  },
  '7.1': {
    before: school({ answers: { satisfactionMentee: [], satisfactionMentor: [] } }),
    under: unanswered('satisfactionMentee'),
    on: '2026-12-05',
  },
  '7.2': {
    before: school({ tables: { events: events('ceremony'), outbox: tables.outbox.slice(0, 6) } }),
    under: school({ tables: { outbox: tables.outbox.slice(0, 7) } }),
    on: '2026-12-08',
  },
  '7.3': {
    before: school({ tables: { events: events('ceremony'), documents: documents('awardList') } }),
    under: school({ tables: { documents: documents('awardList') } }),
    on: '2026-12-24',
  },
  '7.4': { before: without('quality'), under: school({ tables: { quality: tables.quality.slice(1) } }) },
  '7.5': {
    before: school({ answers: { assessmentMenteeT1: [], assessmentMentorT1: [] } }),
    under: unanswered('assessmentMentorT1'),
    on: '2026-12-05',
  },
  '7.6': {
    before: school({ tables: { documents: documents('curatorReport', 'finalReport') }, answers: { mentorReport: [] } }),
    under: school({ tables: { documents: documents('finalReport') } }),
    on: '2026-12-23',
  },
  '7.7': {
    before: without('publications'),
    under: school({ tables: { publications: tables.publications.slice(0, 2) } }),
    on: '2026-12-25',
  },
  '7.8': {
    before: school({ answers: { meetingReport: meetings('final') } }),
    under: school({
      tables: secondPair,
      answers: {
        meetingReport: [...answers.meetingReport, { ...report('first', '2026-09-20'), code: 'К-03', pairCode: 'П-02' }],
      },
    }),
    on: '2026-12-03',
  },
};

describe('every activity', () => {
  it('has one rule and one place of work', () => {
    const ids = activities.map(({ id }) => id);
    expect(Object.keys(activityKinds)).toEqual(ids);
  });

  it('every activity of the whole school is done on the last day of the year', () => {
    const open = standingOf(school(), '2026-12-31').activities.filter(({ status }) => status !== 'done');
    expect(open.map(({ id, missing }) => [id, missing])).toEqual([]);
  });

  it.each(activities.map(({ id, months }) => [id, days[months[1]] ?? ''] as const))(
    '%s goes from not started through under way to done, or is overdue',
    (id, deadline) => {
      const { before, under, on } = WALKS[id];
      const dueOn = (parts: School, deadlineOverride: string): School => ({
        ...parts,
        tables: { ...parts.tables, roadmap: [{ id, deadlineOverride }] },
      });
      // On 31 December, pairs without a final meeting end, and activity 7.8 then lists them as missing.
      expect(stateOf(id, dueOn(before, '2026-12-30'), '2026-12-30')).toMatchObject({ status: 'notStarted', k: 0 });
      const begun = stateOf(id, dueOn(under, '2026-12-30'), '2026-12-30');
      expect(begun.status).toBe('inProgress');
      expect(begun.missing).not.toEqual([]);
      expect(stateOf(id, dueOn(before, '2026-12-29'), '2026-12-30').status).toBe('overdue');
      expect(stateOf(id, dueOn(under, '2026-12-29'), '2026-12-30').status).toBe('overdue');
      const done = stateOf(id, school());
      expect(done).toMatchObject({ status: 'done', missing: [], deadline });
      // Without a recorded day, the day of completion is the day of the first run that sees the activity done.
      expect(done.doneOn).toBe(on ?? '2026-12-31');
      expect(done.doneLate).toBe((on ?? '2026-12-31') > deadline);
      const late = stateOf(id, dueOn(school(), addDays(done.doneOn ?? '', -1)));
      expect(late).toMatchObject({ status: 'done', doneLate: true });
    },
  );

  it.each(activities.map(({ id }) => id))('%s is never done in an empty school', (id) => {
    const spring = stateOf(id, NOTHING, '2026-04-01');
    expect(spring).toMatchObject({ status: 'notStarted', k: 0, holds: false });
    expect(spring.missing.join('')).not.toBe('');
    // Nothing is overdue before the school has listed its people.
    expect(stateOf(id, NOTHING, '2027-01-01')).toMatchObject({ status: 'notStarted', holds: false });
    const people = [{ code: 'К-01', name: 'Тестова Анна Ивановна', invitedOn: '2026-12-31' }];
    expect(stateOf(id, { ...NOTHING, tables: { people } }, '2027-01-01')).toMatchObject({
      status: 'overdue',
      holds: false,
    });
  });

  it.each(activities.map(({ id }) => id))('%s shows where its proof is', (id) => {
    const { proof } = stateOf(id, school(), '2026-12-31');
    expect(proof?.tab).toBeTruthy();
  });
});

import { describe, expect, it } from 'vitest';
import { publishedLinks } from '../../../../functions/domain/intake/published-links.ts';
import { wantsReminders } from '../../../../functions/domain/intake/reminder-opt-out.ts';
import { staffIds, withStaffIds } from '../../../../functions/domain/intake/staff-ids.ts';
import { wishing } from '../../../../functions/domain/intake/wishes.ts';
import { schoolDayOf } from '../../../../functions/domain/school-day.ts';
import { context, given, type ProgrammeParts, programme } from '../programme-kit.ts';
import { MENTEE, MENTOR, school, wholeSchool } from '../roadmap/whole-school.ts';

type Tables = NonNullable<ProgrammeParts['tables']>;
const { tables } = wholeSchool;

function intakeOf(parts: ProgrammeParts, today = '2026-09-15') {
  return schoolDayOf(programme(school(parts)), context({ today })).intake;
}

describe('a member of a base', () => {
  const joined = (parts: ProgrammeParts, today?: string) =>
    intakeOf(parts, today).mentees.map(({ joinedOn }) => joinedOn);

  it('joined on the day of the consent or of the decision, whichever is later', () => {
    expect(joined({})).toEqual(['2026-06-10']);
    expect(joined({ tables: { consents: [given(MENTEE, '2026-06-20')] } })).toEqual(['2026-06-20']);
  });

  it('has a consent and an accepted request', () => {
    expect(joined({ tables: { consents: [] } })).toEqual([]);
    const requests = tables.requests.map((row) => ({ ...row, decision: 'reserve' as const }));
    expect(joined({ tables: { requests } })).toEqual([]);
  });

  it('is one until the day on which their part ends', () => {
    const ends = (endOn: string, role: 'mentee' | 'mentor' = 'mentee') =>
      joined({
        tables: {
          participations: [
            { code: MENTEE, role, endOn },
            { code: 'К-09', endOn },
          ],
        },
      });
    expect(ends('2026-09-15')).toEqual([]);
    expect(ends('2026-09-16')).toHaveLength(1);
    expect(ends('2026-09-01', 'mentor')).toHaveLength(1);
  });
});

describe('a mentor is ready', () => {
  const ready = (change: Tables & object, off: readonly string[] = [], offer: object = {}) =>
    intakeOf({
      tables: { ...change, roadmap: off.map((id) => ({ id, off: true })) },
      answers: { mentorOffer: wholeSchool.answers.mentorOffer.map((answer) => ({ ...answer, ...offer })) },
    }).readyMentors.has(MENTOR);
  const interview = (fields: object) => ({ interviews: [{ code: MENTOR, ...fields }] });
  const training = (fields: object) => ({ training: [{ code: MENTOR, ...fields }] });
  const lasting = (certificateUntil: string) => training({ completed: true, certificate: 'УД-1', certificateUntil });

  it.each([
    ['after an interview that admitted them', {}, true],
    ['after one that admitted them under a condition', interview({ date: '2026-08-20', outcome: 'conditional' }), true],
    ['on the day of the interview', interview({ date: '2026-09-15', outcome: 'admitted' }), true],
    ['not before it', interview({ date: '2026-09-16', outcome: 'admitted' }), false],
    ['not without a day', interview({ outcome: 'admitted' }), false],
    ['not without its result', interview({ date: '2026-08-20' }), false],
    ['not if it refused them', interview({ date: '2026-08-20', outcome: 'declined' }), false],
    ['not without an interview', { interviews: [] }, false],
    ['after the course', training({ completed: true, certificate: 'УД-1' }), true],
    ['on the last day of the certificate', lasting('2026-09-15'), true],
    ['not after the last day of the certificate', lasting('2026-09-14'), false],
    ['not before the certificate is there', training({ completed: true }), false],
    ['without a course that was waived', training({ waivedReason: 'стаж' }), true],
    ['not during the course', training({ programme: 'О-1' }), false],
    ['not without a course', { training: [] }, false],
  ])('%s', (_, change, expected) => {
    expect(ready(change)).toBe(expected);
  });

  it('is ready without the steps that the school switched off, but not after a refusal', () => {
    expect(ready({ interviews: [] }, ['3.5'])).toBe(true);
    expect(ready(interview({ date: '2026-08-20', outcome: 'declined' }), ['3.5'])).toBe(false);
    expect(ready({ training: [] }, ['4.2'])).toBe(true);
    expect(ready(lasting('2026-09-14'), ['4.2'])).toBe(true);
    expect(ready(training({ completed: true }), ['4.2'])).toBe(true);
    expect(ready({ training: [] }, ['3.5'])).toBe(false);
  });

  it('is ready if they work on the terms of the law: by their job, by their word or by their consent', () => {
    const consents = [given(MENTOR)];
    expect(ready({ consents }, [], { wantsPaidWork: false })).toBe(false);
    expect(ready({ consents }, [], { wantsPaidWork: true })).toBe(true);
    expect(ready({ consents })).toBe(true);
    expect(ready({}, [], { wantsPaidWork: false }), 'with a consent to the work').toBe(true);
    const people = tables.people.map((row) => ({ ...row, labourGround: 'jobDuties' as const }));
    expect(ready({ consents, people }, [], { wantsPaidWork: false })).toBe(true);
  });

  it.each([
    [{ interviews: [] }, 'день не назначен', 'окончил'],
    [interview({ date: '2026-09-16' }), 'назначено', 'окончил'],
    [interview({ date: '2026-09-15' }), 'нет итога', 'окончил'],
    [interview({ date: '2026-09-01', outcome: 'admitted' }), 'допущен', 'окончил'],
    [interview({ date: '2026-09-01', outcome: 'conditional' }), 'допущен с условием', 'окончил'],
    [interview({ date: '2026-09-01', outcome: 'declined' }), 'не допущен', 'окончил'],
    [training({ completed: true }), 'допущен', 'окончил, нет свидетельства'],
    [training({ completed: true, certificateLink: 'https://example.org' }), 'допущен', 'окончил'],
    [lasting('2026-09-14'), 'допущен', 'свидетельство действовало по 14.09.2026'],
    [training({ programme: 'О-1' }), 'допущен', 'учится'],
    [training({}), 'допущен', 'не начато'],
    [training({ waivedReason: 'стаж', completed: true }), 'допущен', 'не требуется'],
  ])('the steps are told in words: %j', (change, interviewText, trainingText) => {
    const steps = intakeOf({ tables: change }).stepsOf(MENTOR);
    expect([steps.interview, steps.training]).toEqual([interviewText, trainingText]);
  });

  it('the words for steps that are switched off', () => {
    const words = (change: Tables) => {
      const roadmap = ['3.5', '4.2'].map((id) => ({ id, off: true }));
      const steps = intakeOf({ tables: { ...change, roadmap } }).stepsOf(MENTOR);
      return [steps.interview, steps.training, steps.trained, steps.refused];
    };
    expect(words({ interviews: [], training: [] })).toEqual(['не требуется', 'не требуется', true, false]);
    expect(words(interview({ date: '2026-09-01', outcome: 'declined' }))).toEqual([
      'не допущен',
      'окончил',
      true,
      true,
    ]);
  });
});

it('only a person who withdrew the consent to processing counts as withdrawn', () => {
  const gone = { ...given(MENTEE, '2026-09-01'), decision: 'withdrawn' as const };
  expect([...intakeOf({ tables: { consents: [...tables.consents, gone] } }).withdrawn]).toEqual([MENTEE]);
  expect([
    ...intakeOf({ tables: { consents: [...tables.consents, { ...gone, type: 'publication' }] } }).withdrawn,
  ]).toEqual([]);
});

it('the people who want a role are invited and said it or «both»', () => {
  const wants = (wantsRole: 'mentor' | 'mentee' | 'both', invitedOn = '2026-05-18') => {
    const people = tables.people.map((row) => ({ ...row, invitedOn }));
    return wishing(intakeOf({ tables: { people }, answers: { intake: [{ code: MENTEE, wantsRole }] } }), 'mentee');
  };
  expect([wants('mentee'), wants('both'), wants('mentor')]).toEqual([[MENTEE], [MENTEE], []]);
  expect(wants('mentee', '2026-12-01')).toEqual([]);
});

it('reminders stop if the staff or the person switched them off', () => {
  const wanted = (remindersOff: boolean | undefined, wish?: 'on' | 'off') =>
    wantsReminders(
      intakeOf({
        tables: { people: [{ code: MENTEE, ...(remindersOff === undefined ? {} : { remindersOff }) }] },
        answers: wish ? { reminders: [{ code: MENTEE, wish }] } : {},
      }),
      MENTEE,
    );
  expect([
    wanted(undefined),
    wanted(false),
    wanted(true),
    wanted(undefined, 'off'),
    wanted(undefined, 'on'),
    wanted(true, 'on'),
  ]).toEqual([true, true, false, false, true, false]);
});

describe('a link to a published text', () => {
  const reported = (consent: object | undefined, change: Tables = {}) => {
    const consents = [
      given(MENTEE),
      ...(consent ? [{ ...given(MENTEE), type: 'publication' as const, ...consent }] : []),
    ];
    const parts = school({
      tables: { mentees: [{ code: MENTEE, feedbackUrl: 'https://example.org/a' }], consents, ...change },
    });
    const { intake, calendar } = schoolDayOf(programme(parts), context());
    return publishedLinks(programme(parts), intake.consents, calendar, '2026-09-01').map(({ cell, code }) => [
      cell,
      code,
    ]);
  };

  it('needs the author’s consent to publish exactly that', () => {
    expect(reported({ scope: ['quote'] })).toEqual([]);
    expect(reported({ scope: ['case'] })).toEqual([['2:2', MENTEE]]);
    expect(reported({})).toEqual([['2:2', MENTEE]]);
    expect(reported(undefined)).toEqual([['2:2', MENTEE]]);
    expect(reported({ scope: ['quote'], validUntil: '2026-08-31' })).toEqual([['2:2', MENTEE]]);
  });

  it('matters only with a link and a person', () => {
    expect(reported(undefined, { mentees: [{ code: MENTEE }, { feedbackUrl: 'https://example.org' }] })).toEqual([]);
    const mentors = [{ code: MENTEE, caseUrl: 'https://example.org/b' }];
    expect(reported({ scope: ['case'] }, { mentees: [], mentors })).toEqual([]);
    expect(reported({ scope: ['quote'] }, { mentees: [], mentors })).toHaveLength(1);
  });
});

describe('rows that staff add', () => {
  it('get the next number of their list, from the top downwards; empty rows get none', () => {
    const events = [
      { at: 6, topic: 'Второе' },
      { at: 4, topic: 'Первое' },
      { at: 5 },
      { at: 2, eventId: 'С-7', topic: 'Прежнее' },
    ];
    const { tables: numbered } = withStaffIds(programme({ tables: { events } }));
    expect(numbered.events.map(({ at, eventId }) => [at, eventId])).toEqual([
      [2, 'С-7'],
      [4, 'С-8'],
      [6, 'С-9'],
    ]);
  });

  it('show their numbers in the column of their tab', () => {
    const whole = withStaffIds(programme({ tables: { guests: [{ name: 'Гость' }] } }));
    expect(staffIds(whole).flatMap(({ table, rows }) => rows.map(({ at, values }) => [table, at, values]))).toEqual([
      ['guests', 1, { guestId: 'Г-1' }],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../../functions/domain/facts-of.ts';
import { mergeNeeds } from '../../../../functions/domain/intake/requests.ts';
import { intakeTables } from '../../../../functions/domain/registers/intake-tables.ts';
import { unansweredView } from '../../../../functions/domain/summary/unanswered-view.ts';
import type { ProgrammeParts } from '../programme-kit.ts';
import { context, given, programme } from '../programme-kit.ts';

function plan(parts: ProgrammeParts, today = '2026-09-01') {
  const whole = programme(parts);
  const facts = factsOf(whole, context({ today }));
  const tables = [...intakeTables(facts), unansweredView(facts, [])];
  return { intake: facts.intake, rows: (name: string) => tables.find(({ table }) => table === name)?.rows ?? [] };
}

const request = (code: string, need1 = 'digital') => ({
  code,
  need1,
  situation: `${code} о себе`,
  workFormat: 'any' as const,
});
const requestId = (code: string, at = '2026-06-01T10:00:00') => `menteeRequest|${at}|${code}`;
const offer = (code: string) => ({ code, offers: ['digital'], bestOffer: 'digital', capacity: '2' as const });
const offerId = (code: string) => `mentorOffer|2026-06-01T10:00:00|${code}`;

describe('«Участники»', () => {
  it('gives the next unused code, never one used before', () => {
    const { rows } = plan({
      tables: {
        people: [{ name: 'Тестовая Анна' }, { code: 'К-07', name: 'Тестов Борис' }, { email: 'v@example.org' }, {}],
        consents: [given('К-08')],
      },
    });
    expect(rows('people').map(({ at, values }) => [at, values.code])).toEqual([
      [2, 'К-07'],
      [1, 'К-09'],
      [3, 'К-10'],
    ]);
  });

  it('counts the first of copied rows and reports the others', () => {
    const { intake } = plan({
      tables: {
        people: [
          { code: 'К-01', email: 'a@example.org' },
          { code: 'К-01', email: 'b@example.org' },
          { code: 'К-02', email: 'A@example.org' },
        ],
      },
    });
    expect([...intake.people.keys()]).toEqual(['К-01']);
    expect(intake.problems.map(({ cell }) => cell)).toEqual(['3:3', '4:4']);
  });
});

describe('requests', () => {
  it.each([
    [
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      ['a', 'c', 'b'],
    ],
    [
      [['a', 'b', 'c'], ['a']],
      ['a', 'b', 'c'],
    ],
    [
      [[], ['c', 'd']],
      ['c', 'd'],
    ],
    [
      [['a'], ['c'], ['d']],
      ['a', 'c', 'd'],
    ],
  ])('%j become %j: the teacher’s own main need goes first', (sources, merged) => {
    expect(mergeNeeds(sources)).toEqual(merged);
  });

  it('keep the decision and the day of joining when the teacher answers again', () => {
    const tables = {
      people: [{ code: 'К-01' }],
      consents: [given('К-01')],
      requests: [
        { responseId: requestId('К-01'), code: 'К-01', decision: 'accepted' as const, acceptedOn: '2026-06-01' },
      ],
    };
    const again = { ...request('К-01', 'parents'), submittedAt: '2026-08-20T10:00:00' };
    const { intake, rows } = plan({ tables, answers: { menteeRequest: [request('К-01'), again] } });
    expect(intake.mentees).toEqual([{ code: 'К-01', role: 'mentee', joinedOn: '2026-06-01' }]);
    expect(intake.requests.get('К-01')?.needs).toEqual(['parents']);
    expect(rows('requests').map(({ at, values }) => [at, values.state])).toEqual([
      [1, 'заменён более поздним ответом'],
      [undefined, 'решение по прежнему ответу сохранено'],
    ]);
  });

  it('wait until they are discussed with the teacher, if they are the administration’s', () => {
    const ask = (discussedWithTeacher: boolean) =>
      plan({
        tables: { people: [{ code: 'К-01' }], consents: [given('К-01')] },
        answers: { adminRequest: [{ code: 'К-00', aboutCode: 'К-01', need1: 'parents', discussedWithTeacher }] },
      });
    expect(ask(true).intake.requests.get('К-01')?.needs).toEqual(['parents']);
    expect(ask(false).intake.requests.size).toBe(0);
    expect(ask(false).rows('requests')[0]?.values.state).toBe('удержан: не обсуждён с педагогом');
  });

  it('wait for the teacher’s own «да», if they are the administration’s, however the curator decided', () => {
    const responseId = 'adminRequest|2026-06-01T10:00:00|К-00';
    const accepted = { responseId, code: 'К-01', decision: 'accepted' as const, acceptedOn: '2026-06-02' };
    const named = (own: Parameters<typeof plan>[0]['answers'] = {}) =>
      plan({
        tables: { people: [{ code: 'К-01' }], consents: [given('К-01')], requests: [accepted] },
        answers: {
          adminRequest: [{ code: 'К-00', aboutCode: 'К-01', need1: 'parents', discussedWithTeacher: true }],
          ...own,
        },
      });
    const [row] = named()
      .rows('requests')
      .filter(({ values }) => values.responseId === responseId);
    expect(row?.values.state).toBe('ждёт «да» самого педагога: запрос или ответ в анкете участника');
    expect(named().intake.mentees).toEqual([]);
    expect(named({ intake: [{ code: 'К-01', wantsRole: 'none' }] }).intake.mentees).toEqual([]);
    expect(named({ intake: [{ code: 'К-01', wantsRole: 'mentee' }] }).intake.mentees).toHaveLength(1);
    expect(named({ menteeRequest: [request('К-01')] }).intake.mentees).toHaveLength(1);
  });
});

describe('bases', () => {
  const tables = {
    people: [{ code: 'К-01', email: 'a@example.org' }, { code: 'К-02' }, { code: 'К-03' }],
    consents: [given('К-01', '2026-07-01'), given('К-02'), given('К-03')],
    requests: ['К-01', 'К-02'].map((code) => ({
      responseId: requestId(code),
      code,
      decision: 'accepted' as const,
      acceptedOn: '2026-06-01',
    })),
    offers: [{ responseId: offerId('К-03'), code: 'К-03', decision: 'accepted' as const }],
  };
  const answers = { menteeRequest: [request('К-01'), request('К-02')], mentorOffer: [offer('К-03')] };

  it('number people by the day of joining, and never renumber them', () => {
    expect(
      plan({ tables, answers })
        .rows('mentees')
        .map(({ values }) => [values.code, values.no]),
    ).toEqual([
      ['К-02', 1],
      ['К-01', 2],
    ]);
    const programmeState = {
      ...tables,
      mentees: [
        { code: 'К-01', no: 1 },
        { code: 'К-09', no: 4 },
      ],
    };
    expect(
      plan({ tables: programmeState, answers })
        .rows('mentees')
        .map(({ values }) => [values.code, values.no]),
    ).toEqual([
      ['К-01', 1],
      ['К-09', 4],
      ['К-02', 5],
    ]);
  });

  it('empty the cells of people who withdrew, except code, number and state', () => {
    const consents = [...tables.consents, { ...given('К-01', '2026-08-01'), decision: 'withdrawn' as const }];
    const mentees = [{ code: 'К-01', no: 1, person: 'К-01 Тестовый', mainNeed: 'Цифровые инструменты' }];
    const { rows, intake } = plan({ tables: { ...tables, consents, mentees }, answers });
    const { code, no, status, ...rest } = rows('mentees')[0]?.values ?? {};
    expect([code, no, status]).toEqual(['К-01', 1, 'withdrawn']);
    expect(Object.values(rest).every((value) => value === undefined)).toBe(true);
    expect(Object.keys(rest)).toContain('mainNeed');
    expect(intake.mentees.map((member) => member.code)).toEqual(['К-02']);
  });

  it('leave out people who left the school or gave up the role', () => {
    const left = { ...tables, people: [{ code: 'К-01', leftSchoolOn: '2026-09-01' }, ...tables.people.slice(1)] };
    expect(plan({ tables: left, answers }, '2026-08-31').intake.mentees).toHaveLength(2);
    expect(plan({ tables: left, answers }).intake.mentees.map(({ code }) => code)).toEqual(['К-02']);
    const ended = { ...tables, participations: [{ code: 'К-03', role: 'mentor' as const, endOn: '2026-09-01' }] };
    expect(plan({ tables: ended, answers }).intake.mentors).toEqual([]);
  });

  it.each([
    [{ date: '2026-08-20', outcome: 'admitted' }, { completed: true, certificate: '12' }, true],
    [{ date: '2026-08-20', outcome: 'conditional' }, { waivedReason: 'обучен в 2025 году' }, true],
    [{ date: '2026-08-20', outcome: 'declined' }, { waivedReason: 'обучен в 2025 году' }, false],
    [{ date: '2026-09-02', outcome: 'admitted' }, { waivedReason: 'обучен в 2025 году' }, false],
    [{ date: '2026-08-20', outcome: 'admitted' }, { completed: true }, false],
  ] as const)('mentor with %j and %j is ready: %s', (interview, training, ready) => {
    const steps = { interviews: [{ code: 'К-03', ...interview }], training: [{ code: 'К-03', ...training }] };
    expect(plan({ tables: { ...tables, ...steps }, answers }).intake.readyMentors.has('К-03')).toBe(ready);
  });
});

describe('«Кто не ответил»', () => {
  it('asks for one thing after another, and counts the letters', () => {
    const invited = ['К-01', 'К-02', 'К-03', 'К-04'].map((code) => ({ code, invitedOn: '2026-05-01' }));
    const letter = { code: 'К-01', notice: 'consentReminder' as const, status: 'sent' as const };
    const { rows } = plan({
      tables: {
        people: invited,
        consents: [given('К-02'), given('К-03'), { ...given('К-04'), decision: 'refused' }],
        outbox: [
          { ...letter, noticeKey: 'consentReminder|К-01|1', sentAt: '2026-05-08T09:00:00' },
          { ...letter, noticeKey: 'consentReminder|К-01|2', sentAt: '2026-05-15T09:00:00' },
          { ...letter, noticeKey: 'consentReminder|К-01|3', status: 'planned' },
        ],
      },
      answers: { intake: [{ code: 'К-03', wantsRole: 'both' }], mentorOffer: [offer('К-03')] },
    });
    expect(rows('unanswered').map(({ values }) => [values.code, values.what, values.since, values.reminded])).toEqual([
      ['К-01', 'Решение о согласии на обработку персональных данных', '2026-05-01', 2],
      ['К-02', 'Анкета участника', '2026-05-20', 0],
      ['К-03', 'Анкета наставляемого: запрос', '2026-06-01', 0],
    ]);
  });
});

describe('«Направления»', () => {
  it('gives new labels a key and remembers every wording', () => {
    const { rows } = plan({
      tables: {
        areas: [
          { key: 'digital', label: 'Цифра', formerLabels: 'Цифровые инструменты и онлайн-уроки' },
          { label: 'Театр' },
          { label: 'Музей' },
        ],
      },
    });
    expect(rows('areas').map(({ values }) => [values.key, values.formerLabels])).toEqual([
      ['digital', 'Цифровые инструменты и онлайн-уроки\nЦифра'],
      ['area15', 'Театр'],
      ['area16', 'Музей'],
    ]);
  });
});

describe('consent is a precondition for everything', () => {
  const decisions = fc.constantFrom('given', 'refused', 'withdrawn', 'none', 'unsigned', 'expired');
  const someone = fc.record({ consent: decisions, mentee: fc.boolean(), mentor: fc.boolean(), inBase: fc.boolean() });

  it('people without a valid consent appear only in the registers', () => {
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 8 }), (school) => {
        const codes = school.map((_, i) => `К-${String(i + 1).padStart(2, '0')}`);
        const people = codes.map((code) => ({ code, invitedOn: '2026-05-01' }));
        const all = <T>(want: (i: number) => boolean, make: (code: string) => T) =>
          codes.filter((_, i) => want(i)).map(make);
        const mentee = (i: number) => school[i]?.mentee === true;
        const mentor = (i: number) => school[i]?.mentor === true;
        const { intake, rows } = plan({
          tables: {
            people,
            consents: school.flatMap(({ consent }, i) => {
              const row = given(codes[i] ?? '');
              if (consent === 'none') return [];
              if (consent === 'unsigned') return [{ ...row, documentRef: undefined }];
              if (consent === 'expired') return [{ ...row, validUntil: '2026-08-31' }];
              return [row, { ...row, decision: consent, decidedOn: '2026-08-01' }];
            }),
            requests: all(mentee, (code) => ({ responseId: requestId(code), code, decision: 'accepted' as const })),
            offers: all(mentor, (code) => ({ responseId: offerId(code), code, decision: 'accepted' as const })),
            mentees: all(
              (i) => school[i]?.inBase === true,
              (code) => ({ code, no: Number(code.slice(2)) }),
            ),
          },
          answers: { menteeRequest: all(mentee, (code) => request(code)), mentorOffer: all(mentor, offer) },
        });
        const without = new Set(codes.filter((_, i) => school[i]?.consent !== 'given'));
        const input = [...intake.mentees, ...intake.mentors, ...intake.requests.values(), ...intake.offers.values()];
        expect(input.filter(({ code }) => without.has(code))).toEqual([]);
        const silent = [
          'requests',
          'offers',
          'mentees',
          'mentors',
          'interviews',
          'training',
          'assessments',
          'participations',
        ];
        for (const { at, values } of silent.flatMap(rows)) {
          const { code, no, state, status, role, endedOn, readiness, responseId, ...content } = values;
          if (at === undefined) expect(without.has(String(code))).toBe(false);
          else if (without.has(String(code)))
            expect(Object.values(content).every((value) => value === undefined)).toBe(true);
        }
        const kept = rows('mentees').map(({ at }) => at);
        expect(kept).toEqual(
          expect.arrayContaining(all((i) => school[i]?.inBase === true, String).map((_, i) => i + 1)),
        );
        for (const code of without) expect(JSON.stringify(silent.map(rows))).not.toContain(`${code} о себе`);
      }),
    );
  });
});

// `bench/sync.ts` measures how the time grows with the school's size.
it('a municipality of 3,000 people has each in the base once', () => {
  const codes = Array.from({ length: 3000 }, (_, i) => `К-${String(i + 1).padStart(2, '0')}`);
  const { intake } = plan({
    tables: {
      people: codes.map((code) => ({ code, email: `${code}@example.org`, invitedOn: '2026-05-01' })),
      consents: codes.map((code) => given(code)),
      requests: codes.map((code) => ({ responseId: requestId(code), code, decision: 'accepted' as const })),
    },
    answers: { menteeRequest: codes.map((code) => request(code)) },
  });
  expect(intake.mentees.map(({ code }) => code).sort()).toEqual(codes.sort());
});

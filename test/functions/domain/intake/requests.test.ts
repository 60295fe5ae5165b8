import { describe, expect, it } from 'vitest';
import type { AuthorRequest } from '../../../../functions/domain/intake/intake.ts';
import { conflictsOf } from '../../../../functions/domain/intake/request-conflicts.ts';
import { mergeNeeds } from '../../../../functions/domain/intake/requests.ts';
import { suggestedPairKind } from '../../../../functions/domain/intake/suggested-kind.ts';
import { acceptedOn, acceptedSince, byKey } from '../../../../functions/domain/rows/decided.ts';
import { numberOf } from '../../../../functions/domain/rows/row-key.ts';
import { schoolDayOf } from '../../../../functions/domain/school-day.ts';
import { context, given, type ProgrammeParts, programme } from '../programme-kit.ts';

type Tables = NonNullable<ProgrammeParts['tables']>;
type Answers = NonNullable<ProgrammeParts['answers']>;
const at = (day: string) => `${day}T10:00:00`;

/** The requests and offers of a school whose teachers К-01 to К-03 all consented. */
function intakeOf(answers: Answers, tables: Tables = {}, today = '2026-09-01') {
  const people = ['К-01', 'К-02', 'К-03'].map((code) => ({ code, invitedOn: '2026-05-01' }));
  const parts = { answers, tables: { people, consents: people.map(({ code }) => given(code)), ...tables } };
  return schoolDayOf(programme(parts), context({ today })).intake;
}
const requestOf = (...args: Parameters<typeof intakeOf>) => intakeOf(...args).requests.get('К-01');
const own = (day: string, fields: object = {}) => ({ code: 'К-01', submittedAt: at(day), ...fields });
const byAdmin = (code: string, day: string, fields: object = {}) => ({
  code,
  aboutCode: 'К-01',
  discussedWithTeacher: true,
  submittedAt: at(day),
  ...fields,
});
const ownRow = (day: string, fields: object) => ({
  responseId: `menteeRequest|${at(day)}|К-01`,
  code: 'К-01',
  ...fields,
});
const adminRow = (code: string, day: string, fields: object) => ({
  responseId: `adminRequest|${at(day)}|${code}`,
  code: 'К-01',
  ...fields,
});

it('needs of several sources alternate by importance, three at most', () => {
  expect(mergeNeeds([['a', 'b'], ['c']])).toEqual(['a', 'c', 'b']);
  expect(
    mergeNeeds([
      ['a', 'b', 'c'],
      ['b', 'd', 'e'],
    ]),
  ).toEqual(['a', 'b', 'd']);
  expect(mergeNeeds([])).toEqual([]);
});

describe('a request', () => {
  it('has the teacher’s own needs before those of the administration, whose latest author comes first', () => {
    const request = requestOf({
      menteeRequest: [own('2026-06-01', { need1: 'digital', need2: 'digital', need3: 'parents' })],
      adminRequest: [
        byAdmin('К-02', '2026-06-02', { need1: 'projects' }),
        byAdmin('К-03', '2026-06-03', { need1: 'wellbeing' }),
        byAdmin('К-00', '2026-06-01', { need1: 'assessment' }),
      ],
    });
    expect(request?.authorRequests.map(({ source, needs }) => [source, needs])).toEqual([
      ['own', ['digital', 'parents']],
      ['admin', ['wellbeing']],
      ['admin', ['projects']],
      ['admin', ['assessment']],
    ]);
    expect(request?.needs).toEqual(['digital', 'wellbeing', 'projects']);
  });

  it('waits until it was discussed with the teacher, if it is the administration’s', () => {
    const said = (discussedWithTeacher?: boolean) =>
      requestOf({ adminRequest: [byAdmin('К-00', '2026-06-01', { discussedWithTeacher })] });
    expect([said(), said(false)]).toEqual([undefined, undefined]);
    expect(said(true)).toMatchObject({ agreed: false });
  });

  it('has no consequence yet if it was accepted for a teacher who did not say that they want it', () => {
    const adminRequest = [byAdmin('К-00', '2026-06-01', { need1: 'digital' })];
    const requests = [adminRow('К-00', '2026-06-01', { decision: 'accepted', acceptedOn: '2026-06-10' })];
    const wish = (wantsRole: 'mentee' | 'mentor' | 'both') =>
      requestOf({ adminRequest, intake: [own('2026-06-01', { wantsRole })] }, { requests });
    expect(requestOf({ adminRequest }, { requests })).toMatchObject({ agreed: false, decision: undefined });
    expect(wish('mentor')).toMatchObject({ agreed: false, decision: undefined });
    expect(wish('mentee')).toMatchObject({ agreed: true, decision: 'accepted', acceptedOn: '2026-06-10' });
    expect(wish('both')).toMatchObject({ agreed: true, decision: 'accepted' });
  });

  it('does not count if its teacher left the school', () => {
    const people = [{ code: 'К-01', leftSchoolOn: '2026-09-01' }];
    expect(requestOf({ menteeRequest: [own('2026-06-01')] }, { people })).toBeUndefined();
  });

  it.each([
    ['accepted', 'declined', 'accepted', ['digital']],
    ['declined', 'accepted', 'accepted', ['parents']],
    ['declined', undefined, undefined, ['parents']],
    ['declined', 'reserve', 'reserve', ['parents']],
    ['reserve', 'declined', 'reserve', ['digital']],
    ['declined', 'declined', 'declined', ['digital', 'parents']],
    [undefined, undefined, undefined, ['digital', 'parents']],
  ] as const)('own: %s, the administration’s: %s – together %s', (first, second, decision, needs) => {
    const request = requestOf(
      {
        menteeRequest: [own('2026-06-01', { need1: 'digital' })],
        adminRequest: [byAdmin('К-00', '2026-06-01', { need1: 'parents' })],
      },
      {
        requests: [
          ownRow('2026-06-01', first ? { decision: first } : {}),
          adminRow('К-00', '2026-06-01', second ? { decision: second } : {}),
        ],
      },
    );
    expect(request).toMatchObject({ decision, needs });
  });

  it('keeps the decision on the earlier answer, with its reason and its row, if it is sent again', () => {
    const requests = [
      {
        at: 7,
        ...ownRow('2026-06-01', {
          decision: 'declined',
          decisionReason: 'Мест нет',
          workFormat: 'group',
          pairKind: 'lesson',
        }),
      },
    ];
    const request = requestOf(
      { menteeRequest: [own('2026-06-01', { workFormat: 'pair' }), own('2026-07-01', { workFormat: 'pair' })] },
      { requests },
    );
    expect(request).toMatchObject({
      decision: 'declined',
      workFormat: 'group',
      chosenFormat: 'group',
      pairKind: 'lesson',
    });
    expect(request?.authorRequests).toMatchObject([
      { reason: 'Мест нет', at: 7, responseId: `menteeRequest|${at('2026-07-01')}|К-01` },
    ]);
  });

  it('has the format that the curator chose, or else the teacher’s, or else any', () => {
    const request = (fields: object, row?: object) =>
      requestOf({ menteeRequest: [own('2026-06-01', fields)] }, row ? { requests: [ownRow('2026-06-01', row)] } : {});
    expect(request({ workFormat: 'pair' }, { workFormat: 'group' })?.workFormat).toBe('group');
    expect(request({ workFormat: 'pair' }, {})?.workFormat).toBe('pair');
    expect(request({})).toMatchObject({ workFormat: 'any', chosenFormat: undefined });
  });

  it('has the choices of the latest row that makes any', () => {
    const requests = [
      ownRow('2026-06-01', { workFormat: 'pair', pairKind: 'lesson' }),
      ownRow('2026-07-01', { workFormat: 'group' }),
    ];
    expect(requestOf({ menteeRequest: [own('2026-06-01'), own('2026-07-01')] }, { requests })).toMatchObject({
      workFormat: 'group',
      pairKind: 'lesson',
    });
  });
});

describe('the kind of pair that a request suggests', () => {
  const kind = (need: string, row: object = {}, answer: object = {}) =>
    suggestedPairKind([need, 'digital'], { code: 'К-01', row: { at: 1, ...row }, left: false, invited: true }, answer);

  it('follows the main need', () => {
    expect(['projects', 'wellbeing', 'assessment'].map((need) => kind(need))).toEqual([
      'newTools',
      'everyday',
      'lesson',
    ]);
    expect(suggestedPairKind([], { code: 'К-01', row: { at: 1 }, left: false, invited: true })).toBe('lesson');
  });

  it('is the first years for a young specialist, by the roster, then by the answer, then by the length of service', () => {
    expect(kind('projects', { isYoungSpecialist: true })).toBe('firstYears');
    expect(kind('projects', { isYoungSpecialist: false, experienceBand: 'upTo3' }, { isYoungSpecialist: true })).toBe(
      'newTools',
    );
    expect(kind('projects', {}, { isYoungSpecialist: true })).toBe('firstYears');
    expect(kind('projects', {}, { experienceBand: 'upTo3' })).toBe('firstYears');
    expect(kind('projects', { experienceBand: 'from4to10' }, { experienceBand: 'upTo3' })).toBe('newTools');
  });
});

describe('the conflicts of requests for one teacher', () => {
  const author = (
    responseId: string,
    source: 'own' | 'admin',
    need?: string,
    decision?: 'accepted' | 'declined',
  ): AuthorRequest => ({
    source,
    responseId,
    needs: need === undefined ? [] : [need, 'same'],
    decision,
    reason: undefined,
    decidedOn: undefined,
    at: 1,
  });
  const conflicts = (...authorRequests: AuthorRequest[]) => {
    const request = intakeOf({ menteeRequest: [own('2026-06-01')] }).requests.get('К-01');
    return conflictsOf(request && { ...request, authorRequests }, 'a', (key) => key.toUpperCase());
  };

  it('are different main needs; the teacher’s own comes first', () => {
    expect(conflicts(author('a', 'own', 'x'), author('b', 'admin', 'y'))).toEqual([
      'Главное направление: педагог – «X», администрация – «Y». Первым считается запрос педагога.',
    ]);
    expect(conflicts(author('a', 'admin', 'x'), author('b', 'admin', 'y'))).toEqual([
      expect.stringContaining('Решите, что важнее.'),
    ]);
  });

  it('are different decisions', () => {
    expect(conflicts(author('a', 'own', 'x', 'accepted'), author('b', 'admin', 'x', 'declined'))).toEqual([
      'Решения расходятся: по запросу педагога – «принять», по запросу администрации – «отклонить».',
    ]);
  });

  it('are none where needs or decisions are equal or missing, or nobody else asked', () => {
    expect(conflicts(author('a', 'own', 'x', 'accepted'), author('b', 'admin', 'x', 'accepted'))).toEqual([]);
    expect(conflicts(author('a', 'own', 'x', 'accepted'), author('b', 'admin'))).toEqual([]);
    expect(conflicts(author('a', 'own'), author('b', 'admin', 'x', 'accepted'))).toEqual([]);
    expect(conflicts(author('a', 'own', 'x'))).toEqual([]);
    expect(conflicts(author('c', 'own', 'x'), author('b', 'admin', 'y'))).toEqual([]);
    expect(conflictsOf(undefined, 'a', String)).toEqual([]);
  });
});

describe('an offer', () => {
  const offerOf = (offers: Answers['mentorOffer'] & object, tables: Tables = {}) =>
    intakeOf({ mentorOffer: offers }, tables).offers.get('К-01');
  const row = (day: string, fields: object) => ({ responseId: `mentorOffer|${at(day)}|К-01`, code: 'К-01', ...fields });

  it('has as many places as the curator wrote, or else the mentor, or else one', () => {
    expect(
      offerOf([own('2026-06-01', { capacity: '3' })], { offers: [row('2026-06-01', { places: 2 })] })?.places,
    ).toBe(2);
    expect(offerOf([own('2026-06-01', { capacity: '3' })])?.places).toBe(3);
    expect(offerOf([own('2026-06-01')])?.places).toBe(1);
  });

  it('keeps the decision and its day if it is sent again', () => {
    const offers = [row('2026-06-01', { decision: 'accepted', acceptedOn: '2026-06-05', places: 4 })];
    expect(offerOf([own('2026-06-01'), own('2026-07-01')], { offers })).toMatchObject({
      decision: 'accepted',
      acceptedOn: '2026-06-05',
      row: undefined,
      places: 1,
    });
  });

  it('does not count if the mentor left the school', () => {
    expect(offerOf([own('2026-06-01')], { people: [{ code: 'К-01', leftSchoolOn: '2026-09-01' }] })).toBeUndefined();
  });
});

describe('the day of an acceptance', () => {
  const on = (...history: ['accepted' | 'reserve' | undefined, string?][]) =>
    acceptedOn(
      history.map(([decision, day]) => ({ decision, acceptedOn: day })),
      '2026-09-01',
    );

  it('is the first day on which the answer was accepted without a later refusal', () => {
    expect(on(['accepted', '2026-06-01'], ['accepted', '2026-07-01'])).toBe('2026-06-01');
    expect(on(['accepted', '2026-06-01'], [undefined], ['accepted', '2026-08-01'])).toBe('2026-06-01');
    expect(on(['accepted', '2026-06-01'], ['reserve'], ['accepted', '2026-08-01'])).toBe('2026-08-01');
    expect(on(['accepted'])).toBe('2026-09-01');
    expect([on(['accepted', '2026-06-01'], ['reserve']), on([undefined]), on()]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('stays in its row as long as the decision does', () => {
    expect(acceptedSince({ decision: 'accepted', acceptedOn: '2026-06-01' }, '2026-09-01')).toBe('2026-06-01');
    expect(acceptedSince({ decision: 'accepted' }, '2026-09-01')).toBe('2026-09-01');
    expect([
      acceptedSince({ decision: 'reserve', acceptedOn: '2026-06-01' }, '2026-09-01'),
      acceptedSince(undefined, '2026-09-01'),
    ]).toEqual([undefined, undefined]);
  });
});

it('if several rows have one key, the topmost counts, in any order; rows without a key are left out', () => {
  const rows = [
    { at: 5, key: 'a' },
    { at: 2, key: 'a' },
    { at: 9, key: undefined },
    { at: 7, key: 'b' },
  ];
  expect([...byKey(rows, ({ key }) => key).values()].map(({ at: place }) => place).sort()).toEqual([2, 7]);
});

it('the number of a key is its only digits, at its end', () => {
  expect(['С-012', '7', 'С-1-2', 'С-', undefined].map(numberOf)).toEqual([12, 7, undefined, undefined, undefined]);
});

import { describe, expect, it } from 'vitest';
import { consentProblems } from '../../../../functions/domain/intake/consent-register.ts';
import { schoolDayOf } from '../../../../functions/domain/school-day.ts';
import { context, given, type ProgrammeParts, programme } from '../programme-kit.ts';

type Tables = NonNullable<ProgrammeParts['tables']>;
type Answers = NonNullable<ProgrammeParts['answers']>;
const TODAY = '2026-09-01';
const people = ['К-01', 'К-02'].map((code) => ({ code }));
const sent = { code: 'К-01', submittedAt: '2026-08-30T09:05:00' };

function intakeOf(tables: Tables, answers: Answers) {
  const parts = { answers, tables: { people, ...tables } };
  return schoolDayOf(programme(parts), context({ today: TODAY })).intake;
}
const said = (tables: Tables, answers: Answers = { intake: [sent] }) =>
  intakeOf(tables, answers).answers.problems.map(({ code, reason, whatToDo }) => `${code}: ${reason} ${whatToDo}`);
const consents = (...rows: object[]): Tables => ({ consents: rows.map((row) => ({ ...given('К-01'), ...row })) });

describe('an answer that is not used', () => {
  it('waits for a consent, and is named by its day and time', () => {
    expect(said({})).toEqual([
      expect.stringMatching(/^К-01: Ответ от 30\.08\.2026 в 09:05 ждёт согласия .+ до 29\.09\.2026 /),
    ]);
  });

  it.each([
    ['its consent has no sheet', { documentRef: '' }, 'не указано, где лежит'],
    ['its consent is over', { validUntil: '2026-08-31' }, 'согласие действовало до 31.08.2026'],
    ['its consent begins later', { validFrom: '2026-09-02' }, 'согласие начнёт действовать 02.09.2026'],
    [
      'its consent begins later, though it also has an end',
      { validFrom: '2026-09-02', validUntil: '2026-12-31' },
      'начнёт действовать 02.09.2026',
    ],
  ])('is not used because %s', (_, row, words) => {
    expect(said(consents(row))).toEqual([expect.stringContaining(words)]);
  });

  it('is not used because the person refused, withdrew, or has left without a consent', () => {
    expect(said(consents({ decision: 'refused' }))).toEqual([expect.stringContaining('согласия на обработку')]);
    expect(said(consents({}, { decision: 'withdrawn', decidedOn: '2026-08-31' }))).toEqual([
      expect.stringContaining('30.09.2026'),
    ]);
    expect(said({ people: [{ code: 'К-01', leftSchoolOn: '2026-08-31' }] })).toEqual([
      expect.stringContaining('ушёл из школы'),
    ]);
  });

  it('is not used because a later one replaced it; nobody is asked to send an answer again who cannot', () => {
    const both = { intake: [sent, { ...sent, submittedAt: '2026-08-31T09:05:00' }] };
    expect(said(consents({}), both)).toEqual([expect.stringContaining('попросите участника')]);
    expect(said({ ...consents({}), people: [{ code: 'К-01', leftSchoolOn: '2026-08-31' }] }, both)).toEqual([
      expect.not.stringContaining('попросите участника'),
    ]);
  });
});

it('a confirmed programme of a pair stays in force although its author wrote another one', () => {
  const written = { ...sent, pairCode: 'П-01', step: 'write' as const };
  const both = { pairProgramme: [written, { ...written, submittedAt: '2026-08-31T09:05:00' }] };
  expect(said(consents({}), both)).toEqual([expect.stringContaining('действует, пока партнёр не подтвердит новую')]);
});

it('the order of the list does not decide between two answers that were sent in one second', () => {
  const first = { code: 'К-01', wantsRole: 'mentor' as const, submittedAt: TODAY };
  const chosen = (...intake: (typeof first | (Omit<typeof first, 'wantsRole'> & { wantsRole: 'mentee' }))[]) =>
    intakeOf(consents({}), { intake }).answers.latest('intake', 'К-01')?.at;
  expect([chosen(first, { ...first, wantsRole: 'mentee' }), chosen({ ...first, wantsRole: 'mentee' }, first)]).toEqual([
    2, 2,
  ]);
});

it('only the administration may answer with its own code, and only about others', () => {
  const requests = (code: string) =>
    intakeOf(consents({}), { adminRequest: [{ code, aboutCode: 'К-01' }] }).answers.all('adminRequest').length;
  expect([requests('К-00'), requests('К-02'), requests('К-99')]).toEqual([1, 1, 0]);
  const status = (code: string) => intakeOf(consents({}), { intake: [{ code }] }).answers.problems[0]?.reason;
  expect(status('К-00')).toContain('нет на листе «Участники»');
});

describe('a renewed consent', () => {
  const since = (...rows: object[]) => intakeOf(consents(...rows), {}).consents.since('К-01', 'processing', TODAY);

  it('keeps its first day only without a gap', () => {
    expect(since({ validUntil: '2026-08-09' }, { decidedOn: '2026-08-10' })).toBe('2026-05-20');
    expect(since({ validUntil: '2026-08-08' }, { decidedOn: '2026-08-10' })).toBe('2026-08-10');
  });

  it('is in force from the day of its beginning, if this day is after the signature', () => {
    expect(since({ decidedOn: '2026-08-01', validFrom: '2026-08-15' })).toBe('2026-08-15');
    expect(since({}, { decidedOn: '2026-08-01', validFrom: '2026-08-15' })).toBe('2026-08-15');
  });
});

it('a row of the register has no problem once a later decision has replaced it', () => {
  const problems = (...rows: object[]) => {
    const whole = programme({ tables: { people, ...consents(...rows) } });
    return consentProblems(whole, intakeOf(consents(...rows), {}).people, TODAY).map(({ cell }) => cell);
  };
  const faulty = { documentRef: '' };
  expect(problems(faulty)).toEqual(['2:2']);
  expect(problems(faulty, { decidedOn: '2026-06-01' })).toEqual([]);
  expect(problems(faulty, { decidedOn: '2026-06-01', code: 'К-02' })).toEqual(['2:2']);
  expect(problems(faulty, { decidedOn: '2026-06-01', type: 'publication' })).toEqual(['2:2']);
  expect(problems(faulty, { decidedOn: '2026-05-20' }), 'of the same day').toEqual(['2:2']);
  expect(problems({ decidedOn: undefined }, { decidedOn: '2026-06-01' }), 'without a day').toHaveLength(1);
});

import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../../functions/domain/facts-of.ts';
import { liveChoices } from '../../../../functions/domain/live-choices.ts';
import { pairingProblem } from '../../../../functions/domain/pairs/pairing-problem.ts';
import { plan } from '../../../../functions/domain/plan.ts';
import type { Answer } from '../../../../functions/domain/programme.ts';
import { context, given, programme } from '../programme-kit.ts';
import { type Circle, circle, MET } from './circle.ts';

const TODAY = '2026-09-10';
const TAB = 'Ответы: после групповой встречи';

type Said = Partial<Answer<'preference'>['fields']> & { readonly code: string };

/** The effect of answers after the meeting on the pairing and on «Проверка данных». */
function heard(said: readonly Said[], change: Circle = {}) {
  const preference = said.map((one) => ({ submittedAt: `${MET}T18:00:00`, ...one }));
  const whole = programme(circle({ ...change, answers: { preference } }));
  const now = context({ today: TODAY });
  const facts = factsOf(whole, now);
  const { mentees, mentors } = pairingProblem(facts);
  const { tables } = plan(whole, now);
  const problems = tables
    .filter(({ table }) => table === 'problems')
    .flatMap(({ rows }) => rows.map(({ values }) => values))
    .filter(({ sheet }) => sheet === TAB);
  const choices = (code: string, role: 'mentee' | 'mentor') =>
    (role === 'mentee' ? mentees : mentors).find((one) => one.code === code);
  return { problems, choices, live: liveChoices(facts) };
}

describe('the form after the group meeting', () => {
  it('offers mentees the mentors who came and mentors the mentees; people in both roles are in both lists', () => {
    const { live } = heard([]);
    // К-04 stayed away. К-05 is a mentor and a mentee.
    expect(live.mentors).toEqual(['К-01 Тестовый', 'К-05 Тестовый']);
    expect(live.mentees).toEqual(['К-02 Тестовый', 'К-03 Тестовый', 'К-05 Тестовый']);
  });
});

it('nothing is to be corrected about somebody who came to the meeting and left the programme since', () => {
  const gone = { code: 'К-01', type: 'processing', decision: 'withdrawn', decidedOn: '2026-09-09' } as const;
  const consents = ['К-01', 'К-02', 'К-03', 'К-04', 'К-05'].map((code) => given(code));
  const { problems, choices } = heard([{ code: 'К-02', asRole: 'mentee', choice1: 'К-01', choice2: 'К-05' }], {
    tables: { consents: [...consents, gone] },
  });
  expect(problems).toEqual([]);
  expect(choices('К-02', 'mentee')?.choices).toEqual([null, 'К-05', null]);
});

it('a mentee of whom the curator decided «без пары» is proposed to nobody', () => {
  const mentees = [{ code: 'К-03', withoutPairReason: 'хочет подождать до весны' }];
  const { choices } = heard([], { tables: { mentees } });
  expect(choices('К-02', 'mentee')).toBeDefined();
  expect(choices('К-03', 'mentee')).toBeUndefined();
});

describe('an answer after the group meeting', () => {
  it('counts as intended, in the questions of the person’s own role', () => {
    const { problems, choices } = heard([
      { code: 'К-02', asRole: 'mentee', choice1: 'К-05', choice2: 'К-01' },
      { code: 'К-01', asRole: 'mentor', menteeChoice1: 'К-03', menteeChoice3: 'К-02' },
      { code: 'К-05', asRole: 'mentor', menteeChoice1: 'К-02' },
      { code: 'К-05', asRole: 'mentee', choice1: 'К-01' },
    ]);
    expect(problems).toEqual([]);
    expect(choices('К-02', 'mentee')?.choices).toEqual(['К-05', 'К-01', null]);
    expect(choices('К-01', 'mentor')?.choices).toEqual(['К-03', null, 'К-02']);
    expect(choices('К-05', 'mentor')?.choices).toEqual(['К-02', null, null]);
    expect(choices('К-05', 'mentee')?.choices).toEqual(['К-01', null, null]);
  });

  it('may name nobody, and one that says nothing about it is asked for again', () => {
    const { problems, choices } = heard([
      { code: 'К-02', asRole: 'mentee', choice1: null, meetingUseful: 9 },
      { code: 'К-03', asRole: 'mentee', vetoCodes: ['К-01'] },
    ]);
    expect(choices('К-02', 'mentee')?.choices).toEqual([null, null, null]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'К-03', reason: expect.stringContaining('никого не выбираю') });
    expect(choices('К-03', 'mentee')?.vetoes).toEqual(['К-01']);
  });

  it('counts even if a mentor sent it in an older form with one list for everybody', () => {
    const { problems, choices } = heard([{ code: 'К-01', asRole: 'mentor', choice1: 'К-03' }]);
    expect(problems).toEqual([]);
    expect(choices('К-01', 'mentor')?.choices).toEqual(['К-03', null, null]);
  });

  it.each<[string, Said, RegExp]>([
    ['oneself', { code: 'К-05', asRole: 'mentee', choice1: 'К-05', choice2: 'К-01' }, /1-й выбор: .*самого себя/],
    [
      'somebody of one’s own role',
      { code: 'К-02', asRole: 'mentee', choice1: 'К-03', choice2: 'К-01' },
      /1-й выбор: .*только как наставляемый/,
    ],
    [
      'somebody who did not come',
      { code: 'К-02', asRole: 'mentee', choice1: 'К-04', choice2: 'К-01' },
      /1-й выбор: .*не было на встрече/,
    ],
  ])('an answer that chooses %s is reported in plain words, and the rest of it counts', (_, said, reason) => {
    const { problems, choices } = heard([said]);
    expect(problems).toMatchObject([{ cell: 'строка 2', code: said.code, reason: expect.stringMatching(reason) }]);
    // The whole staff reads this tab, so it must not show anybody's choices.
    expect(JSON.stringify(problems)).not.toContain(said.code === 'К-05' ? 'К-01' : said.choice1);
    expect(choices(said.code, 'mentee')?.choices).toEqual([null, 'К-01', null]);
  });

  it('is reported if it makes a choice in the questions of the other role', () => {
    const { problems, choices } = heard([
      { code: 'К-02', asRole: 'mentee', choice1: 'К-01', menteeChoice1: 'К-03' },
      { code: 'К-01', asRole: 'mentor', choice1: 'К-05', menteeChoice2: 'К-03' },
    ]);
    expect(problems).toMatchObject([
      { code: 'К-01', reason: expect.stringContaining('о людях той же роли') },
      { code: 'К-02', reason: expect.stringContaining('о людях той же роли') },
    ]);
    expect(choices('К-02', 'mentee')?.choices).toEqual(['К-01', null, null]);
    expect(choices('К-01', 'mentor')?.choices).toEqual([null, 'К-03', null]);
  });

  const whole = { asRole: 'mentee', choice1: 'К-01', formatConfirm: 'pair', vetoCodes: ['К-05'] } as const;
  it.each<[string, Said, Circle, RegExp]>([
    [
      'before the meeting',
      { code: 'К-02', ...whole, submittedAt: '2026-09-06T10:00:00' },
      {},
      /до групповой встречи 07\.09\.2026/,
    ],
    ['without a meeting', { code: 'К-02', ...whole }, { attendees: [], held: false }, /не отмечена как состоявшаяся/],
    [
      'from somebody who did not come',
      { code: 'К-02', ...whole },
      { attendees: ['К-01'] },
      /не отмечен среди тех, кто был/,
    ],
    [
      'in a role that one does not have',
      { code: 'К-02', asRole: 'mentor', menteeChoice1: 'К-03' },
      {},
      /ответил как наставник, а сейчас в базе только как наставляемый/,
    ],
  ])('given %s is reported and not used', (_, said, change, reason) => {
    const { problems, choices } = heard([said], change);
    expect(problems).toMatchObject([{ cell: 'строка 2', code: said.code, reason: expect.stringMatching(reason) }]);
    expect(choices('К-02', 'mentee')?.choices.filter((one) => one !== null)).toEqual([]);
    expect(choices('К-02', 'mentee')).toMatchObject({ alone: false });
    // A veto counts even in an answer that we do not use otherwise.
    expect(choices('К-02', 'mentee')?.vetoes).toEqual(said.vetoCodes ?? []);
  });
});

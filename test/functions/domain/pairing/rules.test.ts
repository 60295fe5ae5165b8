import { describe, expect, it } from 'vitest';
import {
  defaultRules,
  type FixedPair,
  measure,
  PairingInputError,
  type PairingProblem,
  type Rules,
  solve,
} from '../../../../functions/domain/pairing/index.ts';
import { workedExample } from './worked-example.ts';

const withRules = (rules: Partial<Rules>): PairingProblem => ({
  ...workedExample,
  rules: { ...workedExample.rules, ...rules },
});

function refusal(problem: PairingProblem): string | undefined {
  return solve(problem).conflicts[0]?.reason;
}

describe('scores', () => {
  it('weigh needs by their number and rank', () => {
    const [mentee] = workedExample.mentees;
    const [mentor] = workedExample.mentors;
    if (mentee === undefined || mentor === undefined) throw new Error('the worked example is empty');
    const area = (needs: string[]) => measure({ ...mentee, needs }, mentor).areaPoints;
    expect(area(['parents'])).toBe(6);
    expect([area(['parents', 'x']), area(['x', 'parents'])]).toEqual([4, 2]);
    expect([area(['parents', 'x', 'y']), area(['x', 'parents', 'y']), area(['x', 'y', 'parents'])]).toEqual([3, 2, 1]);
    const subject = (wantsSameSubject: boolean, mindsSameSubject: boolean) =>
      measure({ ...mentee, wantsSameSubject, mindsSameSubject, subjectGroup: 'sport' }, mentor).subjectPoints;
    expect([subject(true, true), subject(false, false), subject(false, true)]).toEqual([1, 1, 0]);
    const format = (meetingMode: 'inPerson' | 'online' | 'mixed') =>
      measure({ ...mentee, meetingMode }, { ...mentor, meetingMode: 'online' }).formatPoints;
    expect([format('inPerson'), format('online'), format('mixed')]).toEqual([0, 1, 1]);
  });
});

describe('the order of codes', () => {
  it('counts numbers as numbers', () => {
    const [mentor] = workedExample.mentors;
    const [mentee] = workedExample.mentees;
    if (mentee === undefined || mentor === undefined) throw new Error('the worked example is empty');
    const mentors = ['К-10', 'К-2'].map((code) => ({ ...mentor, code, capacity: 1, choices: [], vetoes: [] }));
    const mentees = ['К-11', 'К-3'].map((code) => ({ ...mentee, code, choices: [], vetoes: [] }));
    const { pairs } = solve({ ...workedExample, mentees, mentors });
    expect(pairs.map((pair) => [pair.mentee, pair.mentor])).toEqual([
      ['К-3', 'К-2'],
      ['К-11', 'К-10'],
    ]);
  });
});

describe('pins', () => {
  it('are kept, even if the mentor offers none of the needs', () => {
    const solution = solve(withRules({ pins: [{ mentee: 'Н2', mentor: 'М1' }] }));
    expect(solution.pairs).toContainEqual(expect.objectContaining({ mentee: 'Н2', mentor: 'М1', origin: 'pinned' }));
    expect(solution.conflicts).toEqual([]);
  });

  it('are refused against a private wish without revealing whose it is', () => {
    const pins = [{ mentee: 'Н2', mentor: 'М2' }];
    const mentees = workedExample.mentees.map((one) => (one.code === 'Н2' ? { ...one, vetoes: ['М2'] } : one));
    const mentors = workedExample.mentors.map((one) => (one.code === 'М2' ? { ...one, vetoes: ['Н2'] } : one));
    expect(refusal({ ...withRules({ pins }), mentees })).toBe('Пара исключена.');
    expect(refusal({ ...withRules({ pins }), mentors })).toBe('Пара исключена.');
  });

  it('are refused because of a ban, a missing consent, a full mentor or a second mentor', () => {
    const pins = [{ mentee: 'Н2', mentor: 'М2' }];
    expect(refusal(withRules({ pins, bans: pins }))).toContain('запрет');
    const excluded = [{ code: 'Н9', role: 'mentee', reason: 'noConsent' } as const];
    expect(refusal({ ...withRules({ pins: [{ mentee: 'Н9', mentor: 'М2' }] }), excluded })).toContain('согласия');
    const two = [
      { mentee: 'Н1', mentor: 'М3' },
      { mentee: 'Н4', mentor: 'М3' },
    ];
    expect(solve(withRules({ pins: two })).conflicts).toEqual([
      { pin: two[1], reason: 'У наставника М3 не осталось мест: занято 1.' },
    ]);
    expect(refusal(withRules({ pins, fixed: [{ mentee: 'Н2', mentor: 'М1' }] }))).toContain('уже в паре');
  });
});

describe('fixed pairs', () => {
  it('close their mentor if the mentee works alone, even one no longer in the lists', () => {
    const fixed: FixedPair[] = [{ mentee: 'Н9', mentor: 'М1', alone: true }];
    const excluded = [{ code: 'Н9', role: 'mentee', reason: 'withdrawn' } as const];
    const { pairs } = solve({ ...withRules({ fixed }), excluded });
    expect(pairs.filter(({ mentor }) => mentor === 'М1')).toEqual([
      { mentee: 'Н9', mentor: 'М1', origin: 'fixed', score: null },
    ]);
  });

  it('stay even beyond the capacity, and take places from others', () => {
    const fixed = [
      { mentee: 'Н1', mentor: 'М3' },
      { mentee: 'Н5', mentor: 'М3' },
    ];
    const { pairs } = solve(withRules({ fixed }));
    expect(pairs.filter(({ mentor }) => mentor === 'М3').map(({ mentee }) => mentee)).toEqual(['Н1', 'Н5']);
  });
});

describe('invalid input', () => {
  const [mentee] = workedExample.mentees;
  const [mentor] = workedExample.mentors;
  const cases: [string, PairingProblem, RegExp][] = [
    ['a negative capacity', { ...workedExample, mentors: [{ ...(mentor ?? fail()), capacity: -1 }] }, /М1.*«-1»/],
    ['NaN', { ...workedExample, mentors: [{ ...(mentor ?? fail()), capacity: Number.NaN }] }, /М1.*«NaN»/],
    ['a weight that is NaN', withRules({ weights: { ...defaultRules.weights, areas: Number.NaN } }), /Вес.*«NaN»/],
    ['a negative weight', withRules({ weights: { ...defaultRules.weights, time: -1 } }), /удобное время.*«-1»/],
    ['half a weight', withRules({ weights: { ...defaultRules.weights, mentorChoice: 0.5 } }), /наставника.*«0.5»/],
    ['a code twice', { ...workedExample, mentees: [mentee ?? fail(), mentee ?? fail()] }, /Код Н1 .* дважды/],
    ['four needs', { ...workedExample, mentees: [{ ...(mentee ?? fail()), needs: ['a', 'b', 'c', 'd'] }] }, /Н1.*4/],
    ['an unknown code in a pin', withRules({ pins: [{ mentee: 'Н77', mentor: 'М1' }] }), /Закрепление.*«Н77»/],
    ['an unknown code in a ban', withRules({ bans: [{ mentee: 'Н1', mentor: 'М77' }] }), /Запрет.*«М77»/],
    [
      'two fixed mentors',
      withRules({
        fixed: [
          { mentee: 'Н1', mentor: 'М1' },
          { mentee: 'Н1', mentor: 'М2' },
        ],
      }),
      /Н1.*двух/,
    ],
  ];

  function fail(): never {
    throw new Error('the worked example is empty');
  }

  it.each(cases)('%s is named', (_what, problem, message) => {
    expect(() => solve(problem)).toThrow(PairingInputError);
    expect(() => solve(problem)).toThrow(message);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { isSuppressed } from '../../../../functions/domain/monitoring/suppression.ts';
import type { Block } from '../../../../functions/domain/paper/content.ts';
import { menteeParameters } from '../../../../sheets-schema/forms/assessment-parameters.ts';
import { given } from '../programme-kit.ts';
import { report, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

// An attacker reads all papers with figures together, knows the rules of the program, and tries every school that would print the same. A number of
// one to four people is safe if at least two of these schools have different numbers.

type Frequency = 'often' | 'seldom' | 'never';
type End = 'active' | 'ended' | 'dissolved';

/** What one mentee answered; undefined: no answer. */
interface Mentee {
  readonly overall: number | undefined;
  readonly continueWish: boolean;
  readonly frequency: Frequency | undefined;
  readonly useful: number | undefined;
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** How the pair of this mentee ended. */
  readonly end: End;
}

const scores = (value: number) => Object.fromEntries(Object.keys(menteeParameters).map((field) => [field, value]));
const two = (i: number) => String(i).padStart(2, '0');

/** A school of pairs of one mentor and one mentee, at the end of its year. */
function schoolOf(mentees: readonly Mentee[]) {
  const mentees_ = mentees.map((one, i) => ({
    ...one,
    code: `К-${two(50 + i)}`,
    mentor: `К-${two(10 + i)}`,
    pair: `П-${two(i + 1)}`,
  }));
  const codes = mentees_.flatMap(({ code, mentor }) => [code, mentor]);
  const { tables, answers } = wholeSchool;
  const said = <T extends object>(of: (one: (typeof mentees_)[number]) => T | undefined, on: string) =>
    mentees_.flatMap((one) => {
      const fields = of(one);
      return fields ? [{ code: one.code, ...fields, submittedAt: `${on}T10:00:00` }] : [];
    });
  return school({
    tables: {
      people: codes.map((code) => ({
        code,
        name: `Примерова ${code}`,
        email: `p-${code.slice(2)}@example.org`,
        invitedOn: '2026-05-18',
      })),
      consents: [
        ...codes.map((code) => given(code)),
        ...mentees_.map(({ mentor }) => ({ ...given(mentor, '2026-09-15'), type: 'mentoringWork' as const })),
      ],
      documents: [],
      interviews: [],
      training: [],
      requests: mentees_.map(({ code }) => ({
        ...tables.requests[0],
        responseId: `menteeRequest|2026-06-03T10:00:00|${code}`,
        code,
      })),
      offers: mentees_.map(({ mentor }) => ({
        ...tables.offers[0],
        responseId: `mentorOffer|2026-06-03T10:00:00|${mentor}`,
        code: mentor,
      })),
      mentees: mentees_.map(({ code }, i) => ({ code, no: i + 1 })),
      mentors: mentees_.map(({ mentor }, i) => ({ code: mentor, no: i + 1 })),
      pairs: mentees_.map(({ code, mentor, pair, end }) => ({
        ...tables.pairs[0],
        pairCode: pair,
        mentorCode: mentor,
        menteeCodes: [code],
        ...(end === 'dissolved' ? { endNoticeOn: '2026-11-02', endedOn: '2026-11-20' } : {}),
      })),
      plans: [],
      outbox: [],
    },
    answers: {
      intake: mentees_.flatMap(({ code, mentor }) => [
        { code, wantsRole: 'mentee' as const, submittedAt: '2026-06-01T10:00:00' },
        { code: mentor, wantsRole: 'mentor' as const, submittedAt: '2026-06-01T10:00:00' },
      ]),
      menteeRequest: mentees_.map(({ code }) => ({ code, need1: 'digital', submittedAt: '2026-06-03T10:00:00' })),
      mentorOffer: mentees_.map(({ mentor }) => ({ ...answers.mentorOffer[0], code: mentor })),
      trialMeeting: [],
      preference: [],
      mentorReport: [],
      meetingReport: mentees_.flatMap(({ mentor, pair, end }) =>
        [
          report('first', '2026-09-18'),
          report('trial', '2026-09-25'),
          report('planning', '2026-10-06'),
          report('regular', '2026-10-20'),
          ...(end === 'ended' ? [report('final', '2026-12-03')] : [report('regular', '2026-11-03')]),
        ].map((one) => ({ ...one, code: mentor, pairCode: pair })),
      ),
      assessmentMentorT0: [],
      assessmentMentorT1: [],
      satisfactionMentor: [],
      assessmentMenteeT0: said(
        ({ before }) => (before === undefined ? undefined : { ...scores(5), lessonPlanning: before }),
        '2026-06-12',
      ),
      assessmentMenteeT1: said(
        ({ after }) => (after === undefined ? undefined : { ...scores(5), lessonPlanning: after }),
        '2026-12-05',
      ),
      feedback: said(
        ({ useful }) =>
          useful === undefined ? undefined : { asRole: 'mentee' as const, useful, regularity: 'yes' as const },
        '2026-11-14',
      ),
      satisfactionMentee: said(
        ({ overall, continueWish, frequency }) =>
          overall === undefined ? undefined : { overall, continueWish, ...(frequency ? { frequency } : {}) },
        '2026-12-05',
      ),
    },
  });
}

/** The headings below which the report of the curator names pairs and days on purpose, for those who sign it. */
const NAMED = ['Выполнение дорожной карты', 'По этапам', 'Трудности и что сделано'];

function withoutNamed(blocks: readonly Block[]): Block[] {
  let isNamed = false;
  return blocks.filter((block) => {
    if (block.kind === 'heading' && block.level === 2) isNamed = NAMED.includes(block.text);
    return !isNamed;
  });
}

/** Everything that the papers with figures print. */
function printed(mentees: readonly Mentee[]): string {
  const kinds = ['curatorReport', 'finalReport', 'publicReport'] as const;
  const papers = documentsOf(standingOf(schoolOf(mentees), '2026-12-28'), (kind) => kinds.some((one) => one === kind));
  expect(papers).toHaveLength(kinds.length);
  return JSON.stringify(papers.map(({ blocks }) => withoutNamed(blocks)));
}

/** A division of the mentees that papers may only show where no part can identify one to four people. */
interface Secret {
  readonly name: string;
  /** The sizes of the parts. */
  readonly parts: (mentees: readonly Mentee[]) => readonly number[];
  /** Other values that a mentee could have, given that they answered. */
  readonly others: (one: Mentee) => readonly Mentee[];
}

const countBy = <T>(values: readonly T[], ...is: ((value: T) => boolean)[]) =>
  is.map((one) => values.filter(one).length);
const known = <T>(values: readonly (T | undefined)[]): T[] =>
  values.flatMap((value) => (value === undefined ? [] : [value]));
const SCALE = [1, 5, 6, 7, 8, 10];
/** All other scores, the nearest first: a printed figure often stays the same if one score rises as much as another falls. */
const otherScores = (score: number) =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    .filter((each) => each !== score)
    .sort((a, b) => Math.abs(a - score) - Math.abs(b - score));
const FREQUENCIES: readonly Frequency[] = ['often', 'seldom', 'never'];

const secrets: readonly Secret[] = [
  {
    name: 'satisfied and not satisfied mentees',
    parts: (all) =>
      countBy(
        known(all.map(({ overall }) => overall)),
        (score) => score >= 7,
        (score) => score < 7,
      ),
    others: (one) => (one.overall === undefined ? [] : SCALE.map((overall) => ({ ...one, overall }))),
  },
  {
    name: 'mentees who wish to continue or not',
    parts: (all) =>
      countBy(
        all.filter(({ overall }) => overall !== undefined),
        (one) => one.continueWish,
        (one) => !one.continueWish,
      ),
    others: (one) => (one.overall === undefined ? [] : [{ ...one, continueWish: !one.continueWish }]),
  },
  {
    name: 'mentees by the frequency that they named',
    parts: (all) =>
      FREQUENCIES.map(
        (frequency) => all.filter((one) => one.overall !== undefined && one.frequency === frequency).length,
      ),
    others: (one) =>
      one.overall === undefined || one.frequency === undefined
        ? []
        : FREQUENCIES.map((frequency) => ({ ...one, frequency })),
  },
  {
    name: 'mentees who find meetings useful or not',
    parts: (all) =>
      countBy(
        known(all.map(({ useful }) => useful)),
        (score) => score >= 7,
        (score) => score < 7,
      ),
    others: (one) => (one.useful === undefined ? [] : SCALE.map((useful) => ({ ...one, useful }))),
  },
  {
    name: 'mentees who rated themselves higher, the same or lower',
    parts: (all) => {
      const changes = known(
        all.map(({ before, after }) => (before === undefined || after === undefined ? undefined : after - before)),
      );
      return countBy(
        changes,
        (change) => change > 0,
        (change) => change === 0,
        (change) => change < 0,
      );
    },
    others: (one) =>
      one.before === undefined || one.after === undefined
        ? []
        : otherScores(one.after).map((after) => ({ ...one, after })),
  },
  {
    name: 'pairs by their end',
    parts: (all) =>
      countBy(
        all,
        (one) => one.end === 'active',
        (one) => one.end === 'ended',
        (one) => one.end === 'dissolved',
      ),
    others: (one) => (['active', 'ended', 'dissolved'] as const).map((end) => ({ ...one, end })),
  },
];

/** The schools that differ from this one in what one or two mentees answered. */
function* near(mentees: readonly Mentee[], others: Secret['others']): Generator<readonly Mentee[]> {
  const replaced = (all: readonly Mentee[], i: number, by: Mentee) => all.map((one, at) => (at === i ? by : one));
  for (const [i, first] of mentees.entries()) {
    for (const by of others(first)) yield replaced(mentees, i, by);
  }
  for (const [i, first] of mentees.entries()) {
    for (const [j, second] of mentees.entries()) {
      if (j <= i) continue;
      for (const a of others(first)) for (const b of others(second)) yield replaced(replaced(mentees, i, a), j, b);
    }
  }
}

/** The parts of one to four people that only one school with the same papers could have. */
function leaksOf(mentees: readonly Mentee[], { parts, others }: Secret): readonly number[] {
  const own = parts(mentees);
  let open = own.flatMap((part, i) => (part > 0 && isSuppressed(part) ? [i] : []));
  if (open.length === 0) return [];
  const paper = printed(mentees);
  const tried = new Set<string>();
  for (const other of near(mentees, others)) {
    const theirs = parts(other);
    const news = open.filter((i) => theirs[i] !== own[i]);
    const key = JSON.stringify(other);
    if (news.length === 0 || tried.has(key)) continue;
    tried.add(key);
    if (printed(other) === paper) open = open.filter((i) => !news.includes(i));
    if (open.length === 0) return [];
  }
  return open;
}

/**
 * Schools in which the attacker must try all scores: with fewer, it would report leaks that do not exist. Each mentee has the scores before and
 * after.
 */
const hardSchools = [
  [
    [undefined, undefined],
    [1, 3],
    [1, 1],
    [1, 1],
    [1, 3],
    [1, 2],
  ],
  [
    [7, 2],
    [10, 10],
    [9, 3],
    [10, 6],
    [4, 9],
    [4, 10],
  ],
].map((scoresOfAll) =>
  scoresOfAll.map(
    ([before, after]): Mentee => ({
      overall: undefined,
      continueWish: false,
      frequency: undefined,
      useful: undefined,
      before,
      after,
      end: 'active',
    }),
  ),
);

const score = fc.integer({ min: 1, max: 10 });
const mentee: fc.Arbitrary<Mentee> = fc.record({
  overall: fc.option(score, { nil: undefined, freq: 8 }),
  continueWish: fc.boolean(),
  frequency: fc.option(fc.constantFrom(...FREQUENCIES), { nil: undefined, freq: 8 }),
  useful: fc.option(score, { nil: undefined, freq: 8 }),
  before: fc.option(score, { nil: undefined, freq: 12 }),
  after: fc.option(score, { nil: undefined, freq: 12 }),
  end: fc.constantFrom<End>('active', 'ended', 'ended', 'dissolved'),
});

describe('all papers of a small school together do not tell', () => {
  it.each(secrets)('$name, where one to four people are a part', (secret) => {
    fc.assert(
      fc.property(fc.array(mentee, { minLength: 5, maxLength: 12 }), (mentees) => {
        expect(leaksOf(mentees, secret)).toEqual([]);
      }),
      { numRuns: 6, examples: hardSchools.map((one): [Mentee[]] => [one]) },
    );
  });
});

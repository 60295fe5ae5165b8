import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  explainUnmatched,
  type Mentee,
  type Mentor,
  type PairingProblem,
  score,
  solve,
} from '../../../../functions/domain/pairing/index.ts';
import { enumerate } from './brute-force.ts';
import { randomProblem } from './random-problem.ts';
import { workedExample } from './worked-example.ts';

const sizes = fc.constantFrom<[number, number]>([6, 3], [7, 3], [6, 2], [5, 4]);
const problems = sizes
  .chain(([mentees, mentors]) => randomProblem(mentees, mentors))
  .map((problem) => ({
    ...problem,
    mentees: problem.mentees.map((mentee) => ({ ...mentee, together: false })),
    rules: { ...problem.rules, leastGroup: 2 },
  }));

/** Mentors with a place who may lead this mentee. The rules decide, without the solver. */
function open(code: string, { mentees, mentors, rules }: PairingProblem): Mentor[] {
  const mentee = mentees.find((one) => one.code === code);
  if (mentee === undefined) throw new Error(`${code} is not in the problem`);
  return mentors.filter((mentor) => mentor.capacity > 0 && !('excluded' in score(mentee, mentor, rules)));
}

describe('a Hall violator, a group of mentees with too few places', () => {
  it('has no other mentors, and no set of pairs serves all of it', () => {
    let seen = 0;
    fc.assert(
      fc.property(problems, (problem) => {
        for (const { mentee, violator } of explainUnmatched(solve(problem))) {
          if (violator === undefined) continue;
          seen++;
          expect(violator.mentees).toContain(mentee);
          for (const code of violator.mentees) {
            expect(violator.mentors).toEqual(expect.arrayContaining(open(code, problem).map((mentor) => mentor.code)));
          }
          const only = { ...problem, mentees: problem.mentees.filter(({ code }) => violator.mentees.includes(code)) };
          const served = Math.max(0, ...enumerate(only).map(({ pairs }) => pairs.length));
          expect(served).toBeLessThanOrEqual(violator.places);
          expect(violator.places).toBeLessThan(violator.mentees.length);
        }
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(50);
  });

  it('explains every unmatched mentee who has a possible mentor, if nobody wants to be alone', () => {
    fc.assert(
      fc.property(problems, (random) => {
        const mentees = random.mentees.map((mentee) => ({ ...mentee, alone: false }));
        const problem = { ...random, mentees, rules: { ...random.rules, allowBothDirections: true } };
        for (const { mentee, reason, violator } of explainUnmatched(solve(problem))) {
          expect(reason === 'shortage').toBe(open(mentee, problem).length > 0);
          if (violator === undefined) continue;
          const places = problem.mentors
            .filter(({ code }) => violator.mentors.includes(code))
            .reduce((sum, { capacity }) => sum + Math.min(capacity, problem.rules.maxLoad), 0);
          expect(violator.places).toBe(places);
        }
      }),
      { numRuns: 250 },
    );
  });
});

describe('the sentence about a Hall violator', () => {
  const [anyMentee] = workedExample.mentees;
  const [anyMentor] = workedExample.mentors;
  if (anyMentee === undefined || anyMentor === undefined) throw new Error('the worked example is empty');
  const asking = (count: number, change: (index: number) => Partial<Mentee> = () => ({})): Mentee[] =>
    Array.from({ length: count }, (_, index) => ({
      ...anyMentee,
      code: `Н${index + 1}`,
      needs: ['parents'],
      choices: [],
      ...change(index),
    }));
  const offering = (count: number, capacity: number): Mentor[] =>
    Array.from({ length: count }, (_, index) => ({
      ...anyMentor,
      code: `М${index + 1}`,
      offers: ['parents'],
      choices: [],
      capacity,
    }));
  const sentence = (mentees: Mentee[], mentors: Mentor[], rules: Partial<PairingProblem['rules']> = {}) =>
    explainUnmatched(solve({ ...workedExample, mentees, mentors, rules: { ...workedExample.rules, ...rules } })).at(-1)
      ?.sentence;

  it('counts people and places, and names only the mentors', () => {
    expect(sentence(asking(6), offering(2, 2))).toBe(
      'Мест не хватает: на 4 места у наставников М1, М2 – 6 наставляемых, у которых нет других вариантов.',
    );
    expect(sentence(asking(2), offering(1, 1))).toBe(
      'Мест не хватает: на 1 место у наставника М1 – 2 наставляемых, у которых нет других вариантов.',
    );
    expect(sentence(asking(7), offering(6, 1))).toBe(
      'Мест не хватает: на 6 мест у 6 наставников – 7 наставляемых, у которых нет других вариантов.',
    );
  });

  it('mentions those who want to be alone, and leaves out places already given', () => {
    expect(
      sentence(
        asking(3, () => ({ alone: true })),
        offering(2, 3),
      ),
    ).toBe(
      'Для работы вдвоём не хватает наставников: на 2 наставников (М1, М2) – 3 наставляемых, у которых нет других вариантов.',
    );
    expect(
      sentence(
        asking(5, (index) => ({ alone: index < 2 })),
        offering(2, 3),
      ),
    ).toBe(
      'Мест не хватает: наставники М1, М2 могут вести не больше 4 из 5 наставляемых, у которых нет других вариантов; часть из них просит работать вдвоём.',
    );
    expect(sentence(asking(4), offering(2, 2), { fixed: [{ mentee: 'Н1', mentor: 'М1' }], maxLoad: 1 })).toBe(
      'Мест не хватает: на 1 место у наставника М2 – 3 наставляемых, у которых нет других вариантов.',
    );
    expect(sentence(asking(5), offering(1, 3), { fixed: [{ mentee: 'Н1', mentor: 'М1' }] })).toBe(
      'Мест не хватает: на 2 места сверх подтверждённых и закреплённых пар у наставника М1 – 4 наставляемых, у которых нет других вариантов.',
    );
  });

  it('is absent if counting places proves nothing', () => {
    const [first, second] = offering(2, 3);
    const mentors = [first, second && { ...second, capacity: 1, offers: ['inclusion'] }].flatMap((one) => one ?? []);
    const wishes = [{ alone: true }, { needs: ['parents', 'inclusion'] }, {}, {}];
    const mentees = asking(4, (index) => wishes[index] ?? {});
    const [left] = explainUnmatched(solve({ ...workedExample, mentees, mentors }));
    expect(left).toEqual({
      mentee: 'Н1',
      reason: 'full',
      sentence: 'Все, кто предлагает нужные направления, уже заняты.',
    });
  });

  it('is the same whichever side vetoed the alternative', () => {
    const spare = [...offering(2, 1), ...offering(1, 3).map((mentor) => ({ ...mentor, code: 'М9' }))];
    const byMentees = sentence(
      asking(3, () => ({ vetoes: ['М9'] })),
      spare,
    );
    const byMentor = sentence(
      asking(3),
      spare.map((mentor) => (mentor.code === 'М9' ? { ...mentor, vetoes: ['Н1', 'Н2', 'Н3'] } : mentor)),
    );
    expect(byMentees).toBe(byMentor);
    expect(byMentees).not.toMatch(/М9|Н\d/);
  });
});

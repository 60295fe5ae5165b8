import { forms, formsOfRole } from '../../../sheets-schema/forms/index.ts';
import { wordingFor } from '../intake/instruments.ts';
import type { Role } from '../intake/intake.ts';
import { holm, type SignedRank, signedRank } from '../monitoring/signed-rank.ts';
import { isSuppressed } from '../monitoring/suppression.ts';
import { satisfactionAnswer } from '../monitoring/survey-closing.ts';
import { type Interval, typicalDifference } from '../monitoring/typical-difference.ts';
import { assessed } from '../registers/assessments.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';

/** Answers to one question before and after the programme, from people with both answers. */
export interface Compared {
  readonly label: string;
  readonly n: number;
  readonly up: number;
  readonly same: number;
  readonly down: number;
  /** Medians; undefined if fewer than five people answered. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly difference: number | undefined;
  /** The confidence interval of the typical difference; undefined if too few people answered. */
  readonly interval: Interval | undefined;
  /** The test of the differences; absent if there are too few differences. */
  readonly test?: SignedRank | undefined;
  /** Whether `before` rates how important something is, not what the person expects. Then the table shows both numbers without a rise or a fall. */
  readonly isImportance?: boolean;
}

export const LEVEL = 0.05;

/** The smallest number of differences for a test. Five are never significant, even if all have the same sign: p = 2 / 2⁵ > 0.05. */
const FEWEST_DIFFERENCES = 6;

type Values = Readonly<Record<string, unknown>>;

/** The median; undefined for fewer than five values. */
export function median(values: readonly number[]): number | undefined {
  if (isSuppressed(values.length)) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

type Both = readonly (readonly [number, number])[];

function bothOf(pairs: readonly (readonly [unknown, unknown])[]): Both {
  return pairs.filter(
    (pair): pair is readonly [number, number] => typeof pair[0] === 'number' && typeof pair[1] === 'number',
  );
}

const differencesOf = (both: Both) => both.map(([before, after]) => after - before);

function compare(label: string, both: Both): Compared {
  const differences = differencesOf(both);
  return {
    label,
    n: both.length,
    up: differences.filter((each) => each > 0).length,
    same: differences.filter((each) => each === 0).length,
    down: differences.filter((each) => each < 0).length,
    before: median(both.map(([before]) => before)),
    after: median(both.map(([, after]) => after)),
    difference: median(differences),
    interval: typicalDifference(differences),
  };
}

/** The test of each question. Holm's correction also counts the questions that have no test. */
function testsOf(questions: readonly Both[]): (SignedRank | undefined)[] {
  const tests = questions.map((both) => {
    const test = signedRank(differencesOf(both));
    return test && test.n >= FEWEST_DIFFERENCES ? test : undefined;
  });
  const corrected = holm(tests.map((test) => test?.p ?? 1));
  return tests.map((test, i) => test && { ...test, p: corrected[i] ?? test.p });
}

/** The answers of each participant in a role: first assessment (if in time), final assessment and satisfaction form. */
function answersOf(programmeState: ProgrammeState, role: Role) {
  const { tookPart, bases, intake, programme } = programmeState;
  return tookPart.counted
    .filter((one) => one.role === role)
    .map(({ code, pairs }) => {
      const { t0, t1, late } = assessed({ code, role, pairs }, intake, bases.meetings);
      const after = satisfactionAnswer(programmeState, code, role);
      const fields = (answer: { readonly fields: Values } | undefined): Values => answer?.fields ?? {};
      return {
        hasT0: t0 !== undefined,
        isLate: late,
        t0: late ? {} : fields(t0),
        hasT1: !!t1,
        t1: fields(t1),
        after: fields(after),
        // Whether the person answered the same wording both times.
        isSame: (field: string) => !t0 || !t1 || wordingFor(programme, t0, field) === wordingFor(programme, t1, field),
      };
    });
}

interface Growth {
  readonly rows: readonly Compared[];
  /** Questions whose wording changed between the two answers of a person. Such answers are not compared. */
  readonly reworded: readonly string[];
  readonly people: number;
  /** People with a first assessment before their first meeting and a final one. We keep a late first assessment, but do not compare it. */
  readonly inTime: number;
}

/** Self-assessments at the start and at the end, compared for the same people and questions («влияние на людей»). */
export function growthOf(programmeState: ProgrammeState, role: Role): Growth {
  const people = answersOf(programmeState, role);
  const scales = Object.entries(forms[formsOfRole[role].t1].questions).filter(([, { type }]) => type.kind === 'scale');
  const questions = scales.map(([field]) =>
    bothOf(people.filter(({ isSame }) => isSame(field)).map(({ t0, t1 }) => [t0[field], t1[field]])),
  );
  const tests = testsOf(questions);
  return {
    rows: scales.map(([, { title }], i) => ({ ...compare(title, questions[i] ?? []), test: tests[i] })),
    reworded: scales.flatMap(([field, { title }]) => (people.every(({ isSame }) => isSame(field)) ? [] : [title])),
    people: people.length,
    inTime: people.filter(({ hasT0, isLate, hasT1 }) => hasT0 && !isLate && hasT1).length,
  };
}

/** In these questions mentees rate how important something is, not what they expect. So we show no gap. */
const IMPORTANCE: readonly string[] = ['support', 'jointWork'];

/** «Ожидания и впечатления»: people's expectations and their later impressions. This does not measure growth. */
export function expectationsOf(programmeState: ProgrammeState, role: Role): Compared[] {
  const people = answersOf(programmeState, role);
  const asked = new Set(Object.keys(forms[formsOfRole[role].t0].questions));
  return Object.entries(forms[formsOfRole[role].satisfaction].questions).flatMap(([field, { title, type }]) => {
    const expected = `exp${field.charAt(0).toUpperCase()}${field.slice(1)}`;
    if (type.kind !== 'scale' || !asked.has(expected)) return [];
    const row = compare(title, bothOf(people.map(({ t0, after }) => [t0[expected], after[field]])));
    return [role === 'mentee' && IMPORTANCE.includes(field) ? { ...row, isImportance: true } : row];
  });
}

import { latestDay } from '../calendar/day.ts';
import { counted } from '../counted.ts';
import { agreedOn, goalNumbers, planOf } from '../meetings/development-plans.ts';
import type { Pair } from '../pairs/pair.ts';
import type { Entry } from '../programme.ts';
import { lastProgrammeDay } from '../timetable/timetable.ts';
import type { BaseFacts } from './base-facts.ts';
import type { Participation } from './participation.ts';

type Passed = 'passed' | 'notCompleted' | 'leftEarly';

/** What the tables of mentees and mentors say about a finished participation. The fields are undefined until it ends. */
interface Outcome {
  readonly completedOn: string | undefined;
  readonly results: string | undefined;
  /** Whether the mentee completed the programme; undefined for mentors. */
  readonly passed: Passed | undefined;
  /** The numbers of the mentee's goals whose result nobody noted, if the results speak of goals. */
  readonly unmarked: readonly number[];
}

/** The mentee's plan from the last pair that was not dissolved or, if all were, from the last pair. */
export function planOfMentee({ code, pairs }: Participation, bases: BaseFacts): Entry<'plans'> | undefined {
  const plans = (wanted: readonly Pair[]) => wanted.flatMap(({ pairCode }) => planOf({ bases }, pairCode, code) ?? []);
  const lasting = plans(pairs.filter(({ status }) => status !== 'dissolved'));
  // If the mentee has two mentors, the agreed plan counts.
  return lasting.findLast((plan) => agreedOn(plan, bases.context.today)) ?? lasting.at(-1) ?? plans(pairs).at(-1);
}

/** Whether no other pair will follow: the year is over, or results are due and the curator gave a reason why the mentee has no pair. */
function isSettled(
  { code, role }: Participation,
  { programme, context, roadmap, rows, timetable }: BaseFacts,
): boolean {
  if (context.today >= lastProgrammeDay(roadmap, programme.settings, context.today)) return true;
  return (
    role === 'mentee' && context.today >= timetable('7.8').from && Boolean(rows.mentee.get(code)?.withoutPairReason)
  );
}

/** A person's last day: the day of leaving, or the end of the last pair. Undefined while a pair is active or another pair may follow. */
function completionOf(participation: Participation, facts: BaseFacts): string | undefined {
  const { pairs, endedOn, status } = participation;
  if (status === 'withdrawn') return endedOn;
  if (pairs.some((pair) => pair.status === 'active')) return undefined;
  const ended = latestDay(pairs.filter((pair) => pair.status === 'ended').map((pair) => pair.finalOn ?? pair.endedOn));
  if (ended !== undefined || !isSettled(participation, facts)) return ended;
  return latestDay(pairs.map((pair) => pair.endedOn));
}

/** «целей достигнуто 1 из 3, частично – 1, без отметки – 1». A goal without a mark is not a goal that was missed. */
function goalsText(plan: Entry<'plans'> | undefined): string {
  const marks = goalNumbers(plan).map((n) => plan?.[`mark${n}`]);
  const count = (wanted: (typeof marks)[number]) => marks.filter((mark) => mark === wanted).length;
  if (marks.length === 0) return 'цели не поставлены';
  const [partly, open] = [count('partly'), count(undefined)];
  return [
    `целей достигнуто ${count('reached')} из ${marks.length}`,
    ...(partly > 0 ? [`частично – ${partly}`] : []),
    ...(open > 0 ? [`без отметки – ${open}`] : []),
  ].join(', ');
}

/**
 * A mentee's goals, and the main result in the mentor's words. The words of a group's mentor are about all its mentees. No score stands beside a
 * name.
 */
function menteeResults(participation: Participation, facts: BaseFacts): string {
  const reports = participation.pairs
    .flatMap(({ pairCode }) => facts.reports.get(pairCode) ?? [])
    .toSorted((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1));
  const report = reports.at(-1)?.fields;
  const pair = participation.pairs.find(({ pairCode }) => pairCode === report?.pairCode);
  const result = report?.mainResult;
  const words = result && pair && pair.mentees.length > 1 ? `Результат группы: ${result}` : result;
  return [goalsText(planOfMentee(participation, facts)), words].filter(Boolean).join('\n');
}

function passedOf(participation: Participation, completedOn: string | undefined, facts: BaseFacts): Passed | undefined {
  if (participation.status === 'withdrawn') return 'leftEarly';
  if (completedOn === undefined) return undefined;
  const plan = planOfMentee(participation, facts);
  const agreed = plan !== undefined && agreedOn(plan, facts.context.today) !== undefined;
  return participation.status === 'completed' && agreed ? 'passed' : 'notCompleted';
}

function passedText(count: number): string {
  if (count === 0) return 'никто из наставляемых не прошёл';
  return counted(count, 'наставляемый прошёл', 'наставляемых прошли', 'наставляемых прошли');
}

/** «2 наставляемых прошли; встреч 19». */
function mentorResults({ pairs }: Participation, facts: BaseFacts): string {
  const { intake, context, meetings, byParticipation: participations } = facts;
  // A mentee may complete the programme with another mentor. They count here only if a pair with this mentor worked to its end.
  const mentees = new Set(pairs.filter(({ status }) => status === 'ended').flatMap((pair) => pair.mentees));
  const passed = [...mentees].filter((code) => {
    const participation = participations.get(`mentee|${code}`);
    const consented = intake.consents.valid(code, 'processing', context.today);
    return consented && participation !== undefined && menteeOutcome(participation, facts).passed === 'passed';
  });
  const held = pairs.reduce((sum, { pairCode }) => sum + (meetings.get(pairCode)?.length ?? 0), 0);
  return `${passedText(passed.length)}; встреч ${held}`;
}

function menteeOutcome(participation: Participation, facts: BaseFacts): Outcome {
  const completedOn = completionOf(participation, facts);
  const row = facts.rows.mentee.get(participation.code);
  const plan = planOfMentee(participation, facts);
  return {
    completedOn,
    results: completedOn === undefined ? undefined : (row?.resultsOverride ?? menteeResults(participation, facts)),
    unmarked: row?.resultsOverride ? [] : goalNumbers(plan).filter((n) => plan?.[`mark${n}`] === undefined),
    passed: passedOf(participation, completedOn, facts),
  };
}

function mentorOutcome(participation: Participation, facts: BaseFacts): Outcome {
  const completedOn = completionOf(participation, facts);
  const row = facts.rows.mentor.get(participation.code);
  return {
    completedOn,
    results: completedOn === undefined ? undefined : (row?.resultsOverride ?? mentorResults(participation, facts)),
    passed: undefined,
    unmarked: [],
  };
}

/** The result of a person's participation, for the bases and the roadmap. */
export function outcomeOf(participation: Participation, facts: BaseFacts): Outcome {
  return participation.role === 'mentee' ? menteeOutcome(participation, facts) : mentorOutcome(participation, facts);
}

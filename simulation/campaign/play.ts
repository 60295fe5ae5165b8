import { addDays, weekday } from '../../functions/domain/calendar/day.ts';
import { decide } from '../../functions/jobs/decide.ts';
import { sync } from '../../functions/jobs/sync.ts';
import type { Snapshot } from '../../functions/workbook/snapshot.ts';
import { userMessage } from '../../workspace/user-facing-error.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Life } from '../life.ts';
import { playYear } from '../play-year.ts';
import { daysFrom, momentOf } from '../school-day.ts';
import { seeded } from '../seeded.ts';
import { answersLeft, erase, tracesOf } from './erasure.ts';
import type { Aftermath, EditFault, Fault } from './fault.ts';
import { type Due, FaultInjector } from './fault-injector.ts';
import { faultTarget } from './fault-target.ts';
import { type Delivered, FaultyMailServer } from './faulty-mail-server.ts';
import type { Place } from './place.ts';
import { type Outcome, Program } from './program.ts';
import { staffCells } from './staff-cells.ts';
import { stepScheduler } from './step-scheduler.ts';
import type { Promised, Violation } from './violation.ts';
import { type WrittenCells, writtenCells } from './written-cells.ts';
import { ERASED_AFTER, type FaultyYear } from './year.ts';

/** The data of a played year that the verdict needs. */
export interface PlayedYear {
  readonly life: Life;
  /** The letters that arrived until the erasure. */
  readonly delivered: readonly Delivered[];
  readonly snapshot: Snapshot;
  readonly cells: WrittenCells;
  /** The addresses of forms that may be sent to anybody. */
  readonly asksNothing: readonly (string | undefined)[];
  readonly aftermath: Aftermath;
  readonly struck: ReadonlyMap<string, number>;
  readonly runs: number;
  readonly violations: readonly Violation[];
}

/** The largest number of programs that run at the same moment. */
const MOST_PROGRAMS = 4;
/** The largest number of runs after a morning's faults until a run must write nothing. */
const MOST_RUNS = 3;
/** One in this number of mornings without a fault has a second run, which must write nothing. */
const SECOND_RUNS = 8;
/** The time between the runs with faults and the runs without, in milliseconds. */
const LATER = 150 * 60_000;
/** Days from one version in the history of the spreadsheet to the next. */
const VERSION_DAYS = 7;
/** The number of days without people and faults after the year, for letters that still wait. */
const LAST_DAYS = 7;
/** The largest number of tries of an erasure with faults. */
const MOST_TRIES = 4;

/** Plays a year with its faults, and checks the promises after each step. */
export async function playFaulty(place: Place, year: FaultyYear, faults: readonly Fault[]): Promise<PlayedYear> {
  place.renew(momentOf(year.from, '08:00'));
  const { workspace } = place;
  const { clock } = workspace;
  const target = faultTarget(workspace);
  const injector = new FaultInjector(year.strikes, faults);
  const post = new FaultyMailServer(workspace);
  const violations: Violation[] = [];
  const todayIs = () => new Date(clock.now().getTime() + 3 * 3_600_000).toISOString().slice(0, 10);
  const violated = (promise: Promised, what: string) => violations.push({ promise, on: todayIs(), what });

  let staff: ReadonlyMap<string, string> | undefined;
  let mayWriteForStaff = false;
  const around = async (write: () => Promise<Response>): Promise<Response> => {
    if (mayWriteForStaff) return write();
    staff ??= staffCells(workspace);
    try {
      return await write();
    } finally {
      const after = staffCells(workspace);
      for (const [tab, cells] of after ?? []) {
        const before = staff?.get(tab);
        if (before !== undefined && before !== cells) violated('staffCells', `${tab}: ${firstChange(before, cells)}`);
      }
      staff = after;
    }
  };

  const undoing: (() => Promise<void>)[] = [];
  const edited = async ({ fault, chance }: Due<EditFault>) => {
    try {
      const undo = await fault.strike(target, chance);
      if (undo) undoing.unshift(undo);
    } catch (error) {
      // Google refuses some actions, such as deleting the last row.
      if (!(error instanceof Error && 'status' in error && error.status === 400)) throw error;
    }
    staff = undefined;
  };
  const chance = seeded(year.school, 'runs', ...year.strikes.map(({ salt }) => salt));
  const schedule = stepScheduler(chance);
  const parts = { target, injector, post, schedule, chance, around, edited, readings: new Map() };
  const programs = Array.from({ length: MOST_PROGRAMS }, () => new Program(parts));
  const [first] = programs as [Program];
  let runs = 0;
  const run = async (program: Program): Promise<Outcome> => {
    runs++;
    return program.do(sync);
  };

  /**
   * Runs the program without faults until a run writes nothing.
   * @param most - how many runs may write
   */
  const settle = async (most = MOST_RUNS) => {
    injector.deactivate();
    staff = undefined;
    for (let tries = 1; ; tries++) {
      const outcome = await run(first);
      if (outcome.kind !== 'done') {
        violated('plainFailure', `A run without a fault ${outcome.kind}: ${messageOf(outcome)}`);
        return;
      }
      const { changes, sent, hold } = outcome.report;
      if (hold) {
        if (injector.aftermath(faults) !== 'damage') violated('settled', `Letters are held: ${hold.cause}`);
        await first.do(async (school) => {
          await decide(school, 'goOn', () => `${year.school}`.padEnd(40, 'x'));
          return sync(school);
        });
      }
      if (changes + sent === 0) return;
      if (tries === most + 1) {
        violated('settled', `The run ${tries} wrote ${changes} cells and sent ${sent} letters.`);
        return;
      }
    }
  };

  const check = (outcome: Outcome, isTroubled: boolean) => {
    if (outcome.kind !== 'failed') return;
    if (!isTroubled || userMessage(outcome.error) === undefined) violated('plainFailure', messageOf(outcome));
  };

  let awake = year.from;
  let versionOf = addDays(year.from, -VERSION_DAYS);
  const runTimer = async () => {
    const today = todayIs();
    staff = undefined;
    if (addDays(versionOf, VERSION_DAYS) <= today) {
      target.versions.keep();
      versionOf = today;
    }
    injector.activate(today);
    if (today < awake) return;
    const trigger = injector.trigger()?.fault;
    const { together = 1, times = 1, days = 0, clock: error = 0 } = trigger ?? {};
    if (days > 0) {
      awake = addDays(today, days);
      return;
    }
    first.clockError = error * 3_600_000;
    const begun = programs.slice(0, together);
    const outcomes: Outcome[] = [];
    for (let time = 0; time < times; time++) {
      const now = await Promise.all(begun.map(run));
      const isTroubled = together > 1 || begun.some(({ struck }) => struck > 0);
      for (const outcome of now) check(outcome, isTroubled);
      outcomes.push(...now);
    }
    first.clockError = 0;
    const isTroubled = trigger !== undefined || undoing.length > 0 || first.struck > 0 || !outcomes.every(isDone);
    const isChecked = isTroubled || (!outcomes.every(isIdle) && chance.int(1, SECOND_RUNS) === 1);
    if (undoing.length > 0) check(await run(first), true);
    for (const undo of undoing.splice(0)) await undo();
    if (!isChecked) return;
    // The program repeats the letters of an interrupted run after an hour. That run's clock may have been an hour fast, and it may have waited for Google.
    target.advanceClock(LATER);
    await settle(isTroubled ? MOST_RUNS : 0);
    checkLetters();
  };

  const numbers = new Map<string, number>();
  const checkLetters = () => {
    numbers.clear();
    for (const { mail, run: by, doubtful } of post.delivered) {
      const certain = numbers.get(mail.messageId) ?? 0;
      if (certain >= 2) violated('once', `${mail.messageId} «${mail.subject}» was delivered three times.`);
      else if (certain === 1) violated('once', `${mail.messageId} «${mail.subject}» was delivered twice.`);
      // A letter may be sent again if nobody could know that this delivery succeeded.
      const isKnown = by.outcome === 'done' && !doubtful;
      numbers.set(mail.messageId, certain + (isKnown ? 1 : 0));
    }
  };

  const people: Workspace = { ...workspace, inbox: { ...workspace.inbox, refuse: () => undefined }, runTimer };
  const play = () =>
    playYear(people, {
      seed: year.school,
      teachers: year.teachers,
      from: year.from,
      until: year.until,
      calm: false,
      progress: () => undefined,
      isOff: (day) => !year.weekdays.includes(weekday(day)),
    });
  // Nothing ends the process in the middle of a year, so one transaction at the end is enough.
  const { life } = await workspace.store.repeatably(play);
  for (const day of daysFrom(addDays(year.until, 1), addDays(year.until, LAST_DAYS))) {
    clock.set(momentOf(day, '08:30'));
    await settle();
  }
  checkLetters();
  for (const subject of target.ofCopies) violated('once', `A copy of the spreadsheet sent «${subject}».`);
  const snapshot = await target.snapshot();
  const delivered = [...post.delivered];

  /** Somebody withdraws their consent, and the curator repeats the erasure until it is complete. */
  const eraseSomebody = async () => {
    const agreed = life.chronicle.decisions('processing');
    const person = life.teachers.findLast(({ name }) => agreed.get(life.codes.get(name) ?? '') === 'given');
    const code = person && life.codes.get(person.name);
    if (!person || !code) return;
    clock.set(momentOf(addDays(year.until, ERASED_AFTER), '12:00'));
    const on = todayIs();
    injector.activate(on);
    mayWriteForStaff = true;
    for (let tries = 1; ; tries++) {
      if (tries > MOST_TRIES) injector.deactivate();
      const outcome = await first.do((school) => erase(workspace, school, code, on));
      if (outcome.kind === 'done' && outcome.report === undefined) break;
      if (tries <= MOST_TRIES) continue;
      violated('erased', `Not finished: ${outcome.kind === 'done' ? outcome.report : messageOf(outcome)}`);
      return;
    }
    injector.deactivate();
    for (const trace of tracesOf(workspace, person)) violated('erased', `${code} in ${trace}`);
    const forms = await answersLeft(workspace, await target.snapshot(), code);
    for (const form of forms) violated('erased', `${code} in the answers of the form ${form}`);
  };
  if (year.erases) await eraseSomebody();
  const { reminders, consentProcessing } = workspace.programme.forms;
  return {
    life,
    delivered,
    snapshot,
    cells: writtenCells(snapshot),
    asksNothing: [reminders?.responderUri, consentProcessing?.responderUri],
    aftermath: injector.aftermath(faults),
    struck: injector.struck,
    runs,
    violations,
  };
}

/** Whether a run succeeded and met no simultaneous changes. */
const isDone = (outcome: Outcome) => outcome.kind === 'done' && outcome.report.conflicts === 0;

/** Whether a run found nothing to do. */
const isIdle = (outcome: Outcome) =>
  outcome.kind === 'done' && outcome.report.changes + outcome.report.sent + outcome.report.conflicts === 0;

const messageOf = (outcome: Outcome<unknown>) =>
  outcome.kind === 'failed'
    ? String(outcome.error instanceof Error ? (outcome.error.stack ?? outcome.error) : outcome.error)
    : '';

function firstChange(before: string, after: string): string {
  const [one, other] = [before.split('\n'), after.split('\n')];
  const at = one.findIndex((row, index) => row !== other[index]);
  return `row ${at + 1}: ${one[at]} → ${other[at]}`.slice(0, 300);
}

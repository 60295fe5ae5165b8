import { plan } from '../../functions/domain/plan.ts';
import { diff } from '../../functions/workbook/diff.ts';
import { parse } from '../../functions/workbook/parse.ts';
import { toSnapshot } from '../../functions/workbook/read.ts';
import { medianTimes } from '../runner/timing.ts';
import { writtenSchool } from '../school/school.ts';
import { contextOf, settled } from '../school/settle.ts';
import { spreadsheetOf } from '../school/spreadsheet.ts';

/** The cost of planning in a school where nothing is left to do. Times are CPU milliseconds; memory is in megabytes. */
export interface PlanCost {
  readonly answers: number;
  readonly plan: number;
  /** Time from the text of Google's answer to the list of writes. */
  readonly whole: number;
  /** Time of `JSON.parse` alone, the shortest possible time for the same answer. */
  readonly json: number;
  /** Memory of the parsed answer, programme and plan. */
  readonly heap: number;
  /** The process's peak memory. */
  readonly resident: number;
}

const MB = 1024 * 1024;

function heapUsed(): number {
  if (!globalThis.gc) throw new Error('Run with --expose-gc.');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

const [teachers = 60, rounds = 5] = process.argv.slice(2).map(Number);
const text = JSON.stringify(spreadsheetOf(settled(writtenSchool(teachers))));

function wholeRun() {
  const snapshot = toSnapshot(JSON.parse(text));
  const programme = parse(snapshot);
  const made = plan(programme, contextOf(programme));
  return { snapshot, programme, plan: made, changes: diff(made.tables, snapshot) };
}

function heapOfRun(): number {
  const held = [wholeRun()];
  const full = heapUsed();
  held.length = 0;
  return (full - heapUsed()) / MB;
}

const { programme, changes } = wholeRun();
if (changes.length > 0) throw new Error(`${changes.length} changes in a settled school: ${JSON.stringify(changes[0])}`);
const context = contextOf(programme);
const times = await medianTimes(
  { plan: () => plan(programme, context), whole: wholeRun, json: () => JSON.parse(text) },
  { rounds, watch: 'cpu' },
);
const answers = Object.values(programme.answers).reduce((sum, { length }) => sum + length, 0);
const cost: PlanCost = { answers, ...times, heap: heapOfRun(), resident: process.resourceUsage().maxRSS / 1024 };
console.log(JSON.stringify(cost));

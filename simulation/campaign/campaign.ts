import { fork } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../emulator/make-folder.ts';
import { UserFacingError } from '../../workspace/user-facing-error.ts';
import { Examiner } from './examine.ts';
import type { Fault } from './fault.ts';
import { faults as allFaults } from './faults/index.ts';
import { openPlace } from './place.ts';
import { shrink } from './shrink.ts';
import { addToTally, type PlayedSeed, readTally } from './tally.ts';
import { promises, type Violation } from './violation.ts';
import { type FaultyYear, FROM, faultyYear, PROGRAM_YEAR, UNTIL, YEARS_OF_A_SCHOOL, yearOf } from './year.ts';

export interface CampaignOptions {
  readonly years: number;
  readonly seed: number;
  readonly jobs: number;
  /** `all`, or names of faults with commas. */
  readonly faults: string;
  /** The last day to play. */
  readonly until: string;
  /** How many days of a spring to play. Without this option, the year is played until that last day. */
  readonly days?: number;
  readonly out: string;
  readonly resume: boolean;
  readonly shrink: boolean;
  /** Whether to stop after the first year that breaks a promise. */
  readonly first: boolean;
  /** The file of a year that `--shrink` wrote, to play it again. */
  readonly replay?: string;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/** @throws UserFacingError for an unknown name */
function faultsOf(list: string): readonly Fault[] {
  if (list === 'all') return allFaults;
  const names = list.split(',');
  const unknown = names.filter((name) => !allFaults.some((fault) => fault.name === name));
  if (unknown.length > 0) {
    const known = allFaults.map(({ name }) => name).join(', ');
    throw new UserFacingError(`Такого сбоя нет: ${unknown.join(', ')}. Есть: ${known}.`);
  }
  return allFaults.filter(({ name }) => names.includes(name));
}

/** The seeds for one of several processes. Years of the same people stay together. */
const ownSeeds = (seeds: readonly number[], job: number, jobs: number) =>
  seeds.filter((seed) => Math.floor(seed / YEARS_OF_A_SCHOOL) % jobs === job);

/** Plays years with faults, one after another, and prints what they broke. @returns how many years broke a promise */
export async function playCampaign(options: CampaignOptions, job?: number): Promise<number> {
  if (options.until < FROM || options.until > UNTIL) {
    throw new UserFacingError(`Последний день должен быть с 01.04.${PROGRAM_YEAR} по 31.12.${PROGRAM_YEAR}.`);
  }
  if (options.replay) return replay(options.replay);
  const faults = faultsOf(options.faults);
  await makeFolder(options.out);
  const path = join(options.out, 'years.ndjson');
  if (!options.resume && job === undefined) await rm(path, { force: true });
  const done = new Set(readTally(path).map(({ seed }) => seed));
  const seeds = Array.from({ length: options.years }, (_, index) => options.seed + index).filter(
    (seed) => !done.has(seed),
  );
  const began = performance.now();
  if (job === undefined && options.jobs > 1)
    await Promise.all(Array.from({ length: options.jobs }, (_, at) => worker(at)));
  else await playSeeds(job === undefined ? seeds : ownSeeds(seeds, job, options.jobs), options, faults, path);
  if (job !== undefined) return 0;
  const played = readTally(path);
  report(played, (performance.now() - began) / 60_000, seeds.length);
  return played.filter(({ violations }) => violations.length > 0).length;
}

async function replay(file: string): Promise<number> {
  const year = faultyYear.parse(JSON.parse(await readFile(file, 'utf8')));
  const place = await openPlace();
  const { violations } = await new Examiner(place, allFaults).examine(year);
  for (const violation of violations) say(wordsOf(violation));
  await place.close();
  return violations.length;
}

/** Starts another process of the same command. */
function worker(job: number): Promise<void> {
  const child = fork(process.argv[1] ?? '', [...process.argv.slice(2), '--job', String(job)]);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The process ${job} ended with ${code}.`)),
    );
  });
}

async function playSeeds(seeds: readonly number[], options: CampaignOptions, faults: readonly Fault[], path: string) {
  if (seeds.length === 0) return;
  const place = await openPlace();
  const examiner = new Examiner(place, faults);
  for (const seed of seeds) {
    const year = yearOf(seed, faults, options);
    const began = performance.now();
    const { violations, ...figures } = await examiner.examine(year);
    const played: PlayedSeed = {
      seed,
      from: year.from,
      until: year.until,
      teachers: year.teachers,
      strikes: year.strikes.length,
      ...figures,
      violations: [...violations],
    };
    addToTally(path, played);
    say(lineOf(played, (performance.now() - began) / 1000));
    for (const violation of violations) say(wordsOf(violation));
    const [broken] = violations;
    if (!broken) continue;
    say(`  Повторить: ${commandOf(seed, options)}`);
    if (options.shrink) await writeLeast(examiner, year, broken, join(options.out, `seed-${seed}.json`));
    if (options.first) break;
  }
  await place.close();
}

/** Shrinks a year that breaks a promise, and writes the smallest year that still breaks it. */
async function writeLeast(examiner: Examiner, year: FaultyYear, { promise }: Violation, file: string) {
  const least = await shrink(examiner, year, promise, (smaller) =>
    say(`  Меньше: сбоев ${smaller.strikes.length}, учителей ${smaller.teachers}`),
  );
  await writeFile(file, `${JSON.stringify(least, undefined, 2)}\n`);
  say(`  Наименьший год: ${file}`);
}

function commandOf(seed: number, { until, days, faults }: CampaignOptions): string {
  const part = days === undefined ? `--until ${until}` : `--days ${days}`;
  return `npm run campaign -- --years 1 --seed ${seed} --faults ${faults} ${part}`;
}

const lineOf = ({ seed, teachers, struck, runs, letters, violations }: PlayedSeed, seconds: number) =>
  `Зерно ${seed}: учителей ${teachers}, сбоев ${sum(Object.values(struck))}, запусков ${runs}, писем ${letters}, нарушений ${violations.length} (${seconds.toFixed(0)} с)`;

const wordsOf = ({ promise, on, what }: Violation) => `  ${on} ${promise}: ${promises[promise]} ${what}`;

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

function report(played: readonly PlayedSeed[], minutes: number, now: number): void {
  const kinds = new Map<string, number>();
  for (const { struck } of played) {
    for (const [name, count] of Object.entries(struck)) kinds.set(name, (kinds.get(name) ?? 0) + count);
  }
  const broken = played.filter(({ violations }) => violations.length > 0);
  say(
    `\nЛет: ${played.length}, запусков ${sum(played.map(({ runs }) => runs))}, писем ${sum(played.map(({ letters }) => letters))}.`,
  );
  say(`Лет в минуту: ${(now / minutes).toFixed(1)}.`);
  say(`Сбоев: ${sum([...kinds.values()])}, из них:`);
  for (const [name, count] of [...kinds].sort(([, a], [, b]) => b - a)) say(`  ${String(count).padStart(6)} ${name}`);
  say(
    broken.length === 0
      ? 'Нарушений нет.'
      : `Лет с нарушениями: ${broken.length} (зёрна ${broken.map(({ seed }) => seed).join(', ')}).`,
  );
}

import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { promises } from './violation.ts';

/** One line of the results file: a year that was played. */
const playedSeed = z.object({
  seed: z.int(),
  from: z.string(),
  until: z.string(),
  teachers: z.int(),
  strikes: z.int(),
  aftermath: z.string(),
  runs: z.int(),
  letters: z.int(),
  struck: z.record(z.string(), z.int()),
  violations: z.array(
    z.object({
      promise: z.enum(Object.keys(promises) as [keyof typeof promises]),
      on: z.string(),
      what: z.string(),
    }),
  ),
});

export type PlayedSeed = z.infer<typeof playedSeed>;

/** The results so far; an unfinished last line does not count. */
export function readTally(path: string): PlayedSeed[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => playedSeed.parse(JSON.parse(line)));
}

/** Appends a year to the results. Several processes may append to the same file. */
export const addToTally = (path: string, played: PlayedSeed): void =>
  appendFileSync(path, `${JSON.stringify(played)}\n`);

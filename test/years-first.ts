import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Calls that play months of a school's year, or many short years. */
const PLAYS = /\b(?:liveYear|livedPlace|measure|Examiner)\(/;

/**
 * Runs the files that play a year first. They are small, and Vitest orders files of unknown duration by their size, so that the longest would begin
 * last and leave all workers but one idle.
 */
export class YearsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const years = new Set(files.filter(({ moduleId }) => PLAYS.test(readFileSync(moduleId, 'utf8'))));
    const sorted = await super.sort(files);
    return [...sorted.filter((file) => years.has(file)), ...sorted.filter((file) => !years.has(file))];
  }
}

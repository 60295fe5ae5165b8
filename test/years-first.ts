import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Calls that play months of a school's year, or many short years. */
const PLAYS = /\b(?:liveYear|livedPlace|measure|Examiner)\(/;

/**
 * Runs the files that play a year first. Vitest orders files of unknown duration by size, and these files are small. Otherwise the longest files
 * would begin last, and only one worker would be busy.
 */
export class YearsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const years = new Set(files.filter(({ moduleId }) => PLAYS.test(readFileSync(moduleId, 'utf8'))));
    const sorted = await super.sort(files);
    return [...sorted.filter((file) => years.has(file)), ...sorted.filter((file) => !years.has(file))];
  }
}

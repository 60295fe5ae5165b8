import type { Reporter } from 'vitest/node';
import { programs } from './programs.ts';

/** Says after a run how many tests were skipped because this machine lacks a program, and which. */
export const missingPrograms: Reporter = {
  onTestRunEnd(modules) {
    const skipped = modules.flatMap(({ children }) => [...children.allTests('skipped')]);
    for (const [name, path] of Object.entries(programs)) {
      const { length } = skipped.filter(({ tags }) => tags.includes(name));
      if (path === undefined && length > 0) console.log(`${length} tests skipped: no ${name}`);
    }
  },
};

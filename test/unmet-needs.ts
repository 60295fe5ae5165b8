import type { Reporter } from 'vitest/node';
import { needs } from './needs.ts';

/** After a run, reports the tests that this machine could not run, and what it lacks. */
export const unmetNeeds: Reporter = {
  onTestRunEnd(modules) {
    const skipped = modules.flatMap(({ children }) => [...children.allTests('skipped')]);
    for (const [name, place] of Object.entries(needs)) {
      const { length } = skipped.filter(({ tags }) => tags.includes(name));
      if (place === undefined && length > 0) console.log(`skipped: no ${name} (tests: ${length})`);
    }
  },
};

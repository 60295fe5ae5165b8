// node .ci/tally.mjs REPORT NEED…
// Prints what Vitest's JSON report comes to; its last line is «N passed, N failed», with «, N skipped» where some were.
// Exit code 1: a test failed, or one was skipped for want of what is named here (a tag: `test/needs.ts`).
import { readFileSync } from 'node:fs';

const [, , path, ...needs] = process.argv;
const { testResults, numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(path, 'utf8'));

const skipped = testResults
  .flatMap(({ assertionResults }) => assertionResults)
  .filter(({ status }) => status !== 'passed' && status !== 'failed');
const unmet = needs.filter((need) => {
  const { length } = skipped.filter(({ tags }) => tags.includes(need));
  if (length > 0) console.log(`skipped: no ${need} (tests: ${length})`);
  return length > 0;
});

// A file that breaks before its tests, or a hook that does, is a failure without a failed test.
const failed = Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0);
const counts = [
  `${numPassedTests} passed`,
  `${failed} failed`,
  ...(skipped.length ? [`${skipped.length} skipped`] : []),
];
console.log(counts.join(', '));
process.exitCode = failed > 0 || unmet.length > 0 ? 1 : 0;

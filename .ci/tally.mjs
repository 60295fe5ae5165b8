// node .ci/tally.mjs REPORT PROGRAM…
// Prints what Vitest's JSON report comes to; its last line is «N passed, N failed», with «, N skipped» where some were.
// Exit code 1: a test failed, or one was skipped for want of a program that is named here.
import { readFileSync } from 'node:fs';

const [, , path, ...programs] = process.argv;
const { testResults, numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(path, 'utf8'));

const skipped = testResults
  .flatMap(({ assertionResults }) => assertionResults)
  .filter(({ status }) => status !== 'passed' && status !== 'failed');
const wanted = programs.filter((program) => {
  const { length } = skipped.filter(({ tags }) => tags.includes(program));
  if (length > 0) console.log(`${length} tests skipped: no ${program}`);
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
process.exitCode = failed > 0 || wanted.length > 0 ? 1 : 0;

import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { totalsOf, writeReport } from './report.ts';
import { runConformance } from './run.ts';

const program = new Command('npm run conformance --')
  .description('Replays recorded exchanges with Google against a fresh emulator and compares the answers.')
  .argument('<folder>', 'recordings: *.json, one array of exchanges a file')
  .option('--json', 'print only {total, equal, different, notApplicable}')
  .option('--out <file>', 'write each exchange that is not equal to a file, as JSON')
  .parse();
const { json, out } = program.opts<{ json?: true; out?: string }>();

try {
  const outcomes = await runConformance(program.args[0] ?? '');
  console.log(json ? JSON.stringify(totalsOf(outcomes)) : writeReport(outcomes));
  const unequal = outcomes.filter((each) => each.verdict !== 'equal');
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(unequal, null, 2)}\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

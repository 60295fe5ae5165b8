import { Argument, Command } from 'commander';
import { benchNames, loadBench } from './benches.ts';
import type { Row } from './row.ts';
import { table } from './table.ts';

const command = new Command('npm run bench --')
  .description(
    'Measures what we claim about speed and size, as ratios to a peer in the same run. Exit code 1: a goal is missed.',
  )
  .addArgument(new Argument('[name]', 'one bench; without it, all of them').choices(benchNames()))
  .option('--json', 'print [{name, metric, ours, peer, peerName, ratio, goal, ok, note}]', false)
  .parse();
const { json } = command.opts<{ json: boolean }>();
const [only] = command.args;

const all: Row[] = [];
for (const name of only === undefined ? benchNames() : [only]) {
  const { claim, rows } = await loadBench(name);
  if (!json) console.log(`\n## ${name}\n\n${claim}\n`);
  const measured: Row[] = [];
  for await (const row of rows()) {
    console.error(`${row.name}: ${row.ours} ${row.metric}${row.ok === false ? `, goal ${row.goal} missed` : ''}`);
    measured.push(row);
  }
  if (!json) console.log(table(measured));
  all.push(...measured);
}
if (json) console.log(JSON.stringify(all, null, 2));
process.exitCode = all.some(({ ok }) => ok === false) ? 1 : 0;

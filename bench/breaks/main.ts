import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import * as z from 'zod';
import { type Break, breaks } from './breaks.ts';
import { copyProgram } from './broken-copy.ts';

const command = new Command('npx tsx bench/breaks/main.ts')
  .description('Breaks the program on purpose and says how many years a campaign plays until it notices each change.')
  .argument('[names...]', 'the changes; all by default, «none» for the unchanged program')
  .option('--years <n>', 'at most so many years for each change', '24')
  .option('--seed <n>', 'the first seed', '0')
  .option('--until <day>', 'the last day of each year', '2026-06-30')
  .parse();
const options = command.opts<{ years: string; seed: string; until: string }>();

const played = z.object({ seed: z.int(), violations: z.array(z.object({ promise: z.string() })) });

/** Plays years until one breaks a promise. @returns a line of a Markdown table */
function row(change: Break | undefined): string {
  const { folder, remove } = copyProgram(change);
  const words = ['--years', options.years, '--seed', options.seed, '--until', options.until, '--first'];
  const { status } = spawnSync(
    process.execPath,
    ['--max-semi-space-size=64', 'cli/nastavnik.mjs', 'campaign', ...words],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const lines = readFileSync(join(folder, 'campaign-out/years.ndjson'), 'utf8').trim().split('\n');
  const years = lines.map((line) => played.parse(JSON.parse(line)));
  remove();
  if (status !== 0 && status !== 1) throw new Error(`The campaign ended with ${status}.`);
  const found = [...new Set(years.at(-1)?.violations.map(({ promise }) => `\`${promise}\``))];
  const at = found.length > 0 ? `year ${years.length}` : `not in ${years.length}`;
  return `| ${change?.about ?? 'The unbroken program'} | ${at} | ${found.join(', ')} |`;
}

const names = command.args.length > 0 ? command.args : breaks.map(({ name }) => name);
console.log('| change | found in | by |\n| --- | --- | --- |');
for (const name of names) {
  const change = breaks.find((each) => each.name === name);
  if (!change && name !== 'none')
    throw new Error(`There is no change «${name}»: ${breaks.map((each) => each.name).join(', ')}`);
  console.log(row(change));
}

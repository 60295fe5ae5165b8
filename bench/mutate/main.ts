import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { groupBy } from '../../functions/domain/group-by.ts';
import { seeded } from '../../simulation/seeded.ts';
import { mutationsOf } from './mutations.ts';
import { report, sentence, type Verdict } from './report.ts';
import { roomOf, sourcesIn, suite, testsOf } from './rooms.ts';
import { WarmTests } from './warm-tests.ts';

/** If the tests take this many times longer with a change than without it, the change causes an endless loop. */
const PATIENCE = 5;
const LEAST_LIMIT_MS = 20_000;

const whole = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A whole number is needed.');
  return Number(text);
};
const command = new Command('npm run mutate --')
  .description(
    'Changes one operator at a time and lists the changes that no test notices. Without --tests, the tests of the mirrored folder run.',
  )
  .option('--folder <paths...>', 'folders or files to change', ['functions/domain', 'functions/workbook'])
  .option('--sample <n>', 'how many changes of all, chosen at random', whole, 100)
  .option('--seed <n>', 'the same seed chooses the same changes', whole, 1)
  .option('--tests <which>', 'room: the tests of the mirrored folder; suite: all tests of functions', 'room')
  .option('--json', 'print the summary and the unnoticed changes as JSON', false)
  .parse();
const options = command.opts<{ folder: string[]; sample: number; seed: number; tests: string; json: boolean }>();

const all = options.folder.flatMap(sourcesIn).flatMap((file) => mutationsOf(file, readFileSync(file, 'utf8')));
const sample = seeded(options.seed, 'mutations').sample(all, options.sample);

const warm = new WarmTests();
const verdicts: Verdict[] = [];
try {
  for (const [room, mutations] of groupBy(sample, ({ file }) => roomOf(file))) {
    const tests = options.tests === 'suite' ? suite() : testsOf(room);
    const start = performance.now();
    const broken = await warm.run({ tests });
    if (broken !== undefined) throw new Error(`${room}: a test fails without any change: ${broken}`);
    const limitMs = Math.round(Math.max(LEAST_LIMIT_MS, PATIENCE * (performance.now() - start)));
    for (const mutation of mutations) {
      const failure = await warm.run({ mutation, tests }, limitMs);
      verdicts.push({ room, mutation, failure });
      if (failure === undefined) console.error(sentence(mutation));
    }
  }
} finally {
  warm.close();
}
console.log(options.json ? JSON.stringify(verdicts, null, 2) : report(verdicts));

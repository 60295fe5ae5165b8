import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { groupBy } from '../../functions/domain/group-by.ts';
import { seeded } from '../../simulation/seeded.ts';
import { mutationsOf } from './mutations.ts';
import { report, type Verdict } from './report.ts';
import { roomOf, sourcesIn, suite, testsOf } from './rooms.ts';
import { Trial } from './trial.ts';

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
  .addOption(
    new Option(
      '--tests <which>',
      'suite: all tests of functions also try what the tests of the mirrored folder did not notice',
    )
      .choices(['room', 'suite'])
      .default('room'),
  )
  .option('--quick', 'leave out the changes that need a run of their own: what a module or a hook computes', false)
  .option('--json', 'print the summary and the unnoticed changes as JSON', false)
  .parse();
const options = command.opts<{
  folder: string[];
  sample: number;
  seed: number;
  tests: string;
  quick: boolean;
  json: boolean;
}>();

const all = options.folder.flatMap(sourcesIn).flatMap((file) => mutationsOf(file, readFileSync(file, 'utf8')));
const sample = seeded(options.seed, 'mutations').sample(all, options.sample);

const trial = new Trial(sample);
const noticed = new Map<number, string>();
const leftOut = new Set<number>();
const open = () => [...sample.keys()].filter((number) => !noticed.has(number) && !leftOut.has(number));
try {
  for (const [room, numbers] of groupBy(sample.keys(), (number) => roomOf(sample[number]?.file ?? ''))) {
    console.error(`${room}: ${numbers.length} changes`);
    if (options.quick) {
      const { noticed: found, undecided } = await trial.tried(numbers, testsOf(room));
      for (const [number, test] of found) noticed.set(number, test);
      for (const number of undecided) leftOut.add(number);
    } else for (const [number, test] of await trial.noticed(numbers, testsOf(room))) noticed.set(number, test);
  }
  if (options.tests === 'suite')
    for (const [number, test] of await trial.noticed(open(), suite())) noticed.set(number, test);
} finally {
  await trial.close();
}
const verdicts = sample.flatMap((mutation, number): Verdict[] =>
  leftOut.has(number) ? [] : [{ room: roomOf(mutation.file), mutation, failure: noticed.get(number) }],
);
if (options.quick) console.error(`left out: ${leftOut.size}`);
console.log(options.json ? JSON.stringify(verdicts, null, 2) : report(verdicts));

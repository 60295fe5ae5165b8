import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createVitest, type TestSpecification } from 'vitest/node';
import { type Mutation, mutated } from './mutations.ts';

/** The request of the parent process: run these tests with this change, or without a change. */
export interface Question {
  readonly mutation?: Mutation;
  readonly tests: readonly string[];
}

/** The message of the first failure; undefined if all tests passed. */
export interface Answer {
  readonly failure?: string;
}

/** The present change. It replaces the source of one module when vitest loads the module; the file itself does not change. */
let active: Mutation | undefined;
const vitest = await createVitest(
  'test',
  {
    watch: false,
    // A reporter that prints nothing. Without any reporter, vitest would use its own.
    reporters: [{}],
    silent: true,
    bail: 1,
    maxWorkers: 1,
    // Only Vite's module runner can reload a single module.
    experimental: { viteModuleRunner: true },
    setupFiles: [resolve('bench/mutate/end-on-failure.ts')],
    sequence: {
      sequencer: class {
        shard = (files: TestSpecification[]) => files;
        sort = (files: TestSpecification[]) => files;
      },
    },
  },
  {
    plugins: [
      {
        name: 'mutation',
        enforce: 'pre',
        load(id) {
          if (active === undefined || id !== resolve(active.file)) return null;
          return mutated(readFileSync(id, 'utf8'), active);
        },
      },
    ],
  },
);
/** The duration in milliseconds by test file. Quick files run first, so that most changes are noticed early. */
const durations = new Map<string, number>();

async function answer({ mutation, tests }: Question): Promise<Answer> {
  const touched = [active, mutation].flatMap((one) => (one === undefined ? [] : [resolve(one.file)]));
  active = mutation;
  for (const file of touched) vitest.invalidateFile(file);
  const [project] = vitest.projects;
  if (project === undefined) throw new Error('vitest has no project');
  const specifications = tests
    .toSorted((a, b) => (durations.get(a) ?? 0) - (durations.get(b) ?? 0))
    .map((test) => project.createSpecification(resolve(test)));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  // vitest also reports the test files of earlier requests.
  for (const module of testModules.filter(({ relativeModuleId }) => tests.includes(relativeModuleId))) {
    if (!durations.has(module.relativeModuleId)) durations.set(module.relativeModuleId, module.diagnostic().duration);
    const [error] = module.errors();
    if (error !== undefined) return { failure: error.message };
    for (const failed of module.children.allTests('failed')) return { failure: failed.fullName };
  }
  return unhandledErrors.length > 0 ? { failure: String(unhandledErrors[0]) } : {};
}

process.on('message', async (question: Question) => {
  process.send?.(await answer(question));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

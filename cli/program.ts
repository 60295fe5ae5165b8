import { russianCommand } from '../emulator/command.ts';

export interface Subcommand {
  readonly name: string;
  readonly about: string;
  /** Loads the command's module. The program loads no other command, so `start` needs no code of `deploy`. */
  readonly load: () => Promise<{ run(words: readonly string[]): Promise<void> }>;
}

/**
 * Runs the command that the command line names.
 * @param version - the version of a release; with a version, `--version` prints it
 */
export async function runCommandLine(subcommands: readonly Subcommand[], version?: string): Promise<void> {
  const program = russianCommand(
    'nastavnik',
    'Ведёт программу наставничества учителей. Справка о действии: nastavnik ДЕЙСТВИЕ --help',
  )
    .usage('<действие> [параметры]')
    .helpCommand(false)
    .enablePositionalOptions();
  if (version !== undefined) program.version(version, '-V, --version', 'показать версию');

  for (const { name, about, load } of subcommands) {
    // The command reads its own options, including `--help`.
    program
      .command(name)
      .description(about)
      .helpOption(false)
      .allowUnknownOption()
      .allowExcessArguments()
      .passThroughOptions()
      .action(async (_options, { args }) => {
        const [{ runProgram }, { run }] = await Promise.all([import('../workspace/user-facing-error.ts'), load()]);
        await runProgram(() => run(args));
      });
  }

  await program.parseAsync();
}

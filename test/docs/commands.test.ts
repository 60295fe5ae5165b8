import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(await readFile('package.json', 'utf8')));

interface Command {
  readonly script: string;
  /** The words after `--`. */
  readonly words: readonly string[];
}

/** Every `npm …` command in a document. */
function commandsOf(text: string): readonly Command[] {
  const unbroken = text.replace(/\\\n\s*/g, '');
  const commands = unbroken.matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(start|test)\b)(?: -- ([^\n`#«»;]*))?/g);
  return [...commands].map(([, run, short, words = '']) => ({
    script: run ?? short ?? '',
    words: words.split(/\s+/).filter(Boolean),
  }));
}

const pages = (await readdir('docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
const documents = await Promise.all(
  ['README.md', 'README.ru.md', 'CONTRIBUTING.md', ...pages].map(async (path) => ({
    path,
    commands: commandsOf(await readFile(path, 'utf8')),
  })),
);

/** A program's exit code. It is thrown instead of ending this process. */
class Ended extends Error {
  constructor(readonly code: unknown) {
    super(`The program ended with ${code}.`);
  }
}

/** Runs a program in this process, so that shared modules are loaded only once. @returns its output, if its exit code is 0 */
async function run(file: string, words: readonly string[]): Promise<string> {
  const said: string[] = [];
  const before = process.argv;
  process.argv = [process.execPath, file, ...words];
  const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Ended(code);
  });
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  try {
    // The query makes Node load the program's own file again, so each run starts anew.
    await import(/* @vite-ignore */ `${resolve(file)}?${words.join('&')}`);
    throw new Error(`${file} ${words.join(' ')} did not end.`);
  } catch (error) {
    if (!(error instanceof Ended) || error.code !== 0) throw error;
  } finally {
    process.argv = before;
    exit.mockRestore();
    write.mockRestore();
  }
  return said.join('');
}

const helps = new Map<string, Promise<string>>();

/** The program's help on its options, or on its subcommand's options. */
function helpOf({ script, words: [first = ''] }: Command): Promise<string> {
  // The launcher in JavaScript runs the program of the same name.
  const line = scripts[script]?.replace(/^(?:tsx|node(?: --\S+)?) /, '').replace(/\.mjs\b/, '.ts');
  const [file = '', ...called] = line?.split(' ') ?? [];
  const subcommand = [...called, ...(script === 'key' ? [first] : [])];
  const known = [file, ...subcommand].join(' ');
  const help = helps.get(known) ?? run(file, [...subcommand, '--help']);
  helps.set(known, help);
  return help;
}

describe('the commands that the documents tell people to type', () => {
  it('are found', () => {
    const of = (wanted: string) => documents.find(({ path }) => path === wanted)?.commands ?? [];
    expect(of('README.md')).toContainEqual({ script: 'start', words: ['--empty', '--data', 'DIR'] });
    expect(of('README.ru.md')).toContainEqual({ script: 'documents', words: expect.arrayContaining(['--word']) });
    expect(of('docs/codes.md').map(({ script }) => script)).toContain('key');
  });

  it.each(documents)('of $path exist, with each of their options', async ({ commands }) => {
    for (const command of commands) {
      expect(Object.keys(scripts)).toContain(command.script);
      const options = command.words.flatMap((word) => /^\[?(--[a-z][\w-]*)/.exec(word)?.[1] ?? []);
      const help = options.length > 0 ? await helpOf(command) : '';
      for (const option of options) expect(help, `npm run ${command.script}`).toMatch(new RegExp(`${option}\\b`));
    }
  });
});

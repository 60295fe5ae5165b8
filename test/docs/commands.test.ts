import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(await readFile('package.json', 'utf8')));

interface Command {
  readonly script: string;
  /** What follows `--`. */
  readonly words: readonly string[];
}

/** Every `npm …` that a document tells people to type. */
function commandsOf(text: string): readonly Command[] {
  const unbroken = text.replace(/\\\n\s*/g, '');
  const commands = unbroken.matchAll(/\bnpm (?:run (?:-s )?([\w:]+)|(start|test)\b)(?: -- ([^\n`#«»;]*))?/g);
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

/** What a program ends with, thrown so that this process goes on. */
class Ended extends Error {
  constructor(readonly code: unknown) {
    super(`The program ended with ${code}.`);
  }
}

/** Runs a program in this process, where what all of them load is loaded once. @returns what it wrote before it ended well */
async function run(file: string, words: readonly string[]): Promise<string> {
  const said: string[] = [];
  const before = process.argv;
  process.argv = [process.execPath, file, ...words];
  const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Ended(code);
  });
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  try {
    // Each run is a program of its own: the query has it loaded anew, and nothing else.
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

/** What the program of a script says of its options, or those of its subcommand. */
function helpOf({ script, words: [first = ''] }: Command): Promise<string> {
  const [file = '', ...called] = scripts[script]?.replace(/^tsx /, '').split(' ') ?? [];
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

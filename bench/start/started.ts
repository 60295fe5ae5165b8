import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Started {
  /** Milliseconds from the command to the first address, and to the line that says that everything works. */
  readonly address: number;
  readonly complete: number;
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a program as a person does, and waits until it prints that it works.
 * @throws with the program's output if it ends before that
 */
export async function started(...words: readonly string[]): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  let said = '';
  let address: number | undefined;
  for await (const text of child.stdout.setEncoding('utf8')) {
    said += text;
    if (said.includes('http://')) address ??= performance.now() - began;
    if (!said.includes('Работает') || address === undefined) continue;
    const complete = performance.now() - began;
    // From now on nobody reads the output.
    child.stdout.resume();
    const stop = async (): Promise<void> => {
      child.kill();
      await gone;
    };
    return { address, complete, url: /http:\/\/\S+/.exec(said)?.[0] ?? '', stop };
  }
  throw new Error(`${words.join(' ')} ended: ${said}`);
}

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

export interface ServerProcess {
  /** The address that the program prints, with a trailing slash. */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts a TypeScript program of the project in its own process and waits until the program prints its address.
 * @param path - relative to the project's root
 * @throws with the program's output if the program ends first
 */
export async function startServer(path: string, args: readonly string[] = []): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    said.push(line);
    const url = /http:\/\/\S+:\d+\/?/.exec(line)?.[0];
    if (url === undefined || child.pid === undefined) continue;
    const stop = async (): Promise<void> => {
      child.kill();
      await gone;
    };
    return { url: url.endsWith('/') ? url : `${url}/`, pid: child.pid, stop };
  }
  throw new Error(`${path} ended before it served: ${said.join('\n')}`);
}

/**
 * Runs a TypeScript program of the project and parses the JSON that it prints. The process is separate, so earlier work does not affect the measured
 * time and memory. The program may call `gc()`.
 */
export async function jsonOf<T>(path: string, args: readonly string[] = []): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--import', 'tsx', path, ...args]);
  return JSON.parse(stdout) as T;
}

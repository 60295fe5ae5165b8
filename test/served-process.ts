import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** `nastavnik serve` as a process of its own. */
export interface ServedProcess {
  /** The address of the page that makes the first account; undefined if there is an account. */
  readonly firstUrl: string | undefined;
  /** The server's root address, with a closing slash. */
  readonly url: string;
  /** Ends the process at once. */
  kill(): Promise<void>;
}

/** Starts `nastavnik serve` at a free port, and waits until it is ready. @param program - the program's main file */
export async function serveInProcess(
  program: string,
  data: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ServedProcess> {
  const child: ChildProcess = spawn(process.execPath, [program, 'serve', '--port', '0', '--data', data], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const closed = once(child, 'close');
  let firstUrl: string | undefined;
  let url: string | undefined;
  if (!child.stdout) throw new Error('The server says nothing.');
  for await (const line of createInterface(child.stdout)) {
    said += `${line}\n`;
    firstUrl = /\S+first\?key=\S+/.exec(line)?.[0] ?? firstUrl;
    url = /Адрес в письмах: (\S+)/.exec(line)?.[1] ?? url;
    if (line.startsWith('Остановить')) break;
  }
  if (url === undefined) throw new Error(`The server did not start: ${said}`);
  child.stdout.resume();
  return {
    firstUrl,
    url,
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const FRAMEWORK = 'node_modules/@google-cloud/functions-framework/build/src/main.js';
const POLL_MS = 2;
const TIMEOUT_MS = 60_000;

/** Settings with which the function requests nothing from Google before its first call. */
const ENVIRONMENT = {
  GOOGLE_API_ROOT: 'http://127.0.0.1:1/',
  NASTAVNIK_SCHOOLS: 'school=curator@example.org',
  NASTAVNIK_AUDIENCES: 'https://function.example.org',
  SMTP_HOST: '127.0.0.1',
};

export interface FirstAnswer {
  /** Time from the start of the process to the end of its first answer. */
  readonly milliseconds: number;
  /** Memory of the process after its first answer. */
  readonly megabytes: number;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function residentMegabytes(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1024;
}

/** Starts the function in a folder under the functions framework, as Cloud Run does. Calls the function until it answers 200. */
export async function firstAnswer(source: string): Promise<FirstAnswer> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [FRAMEWORK, `--source=${source}`, '--target=nastavnik', `--port=${port}`], {
    env: { ...process.env, ...ENVIRONMENT },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  try {
    while (performance.now() - began < TIMEOUT_MS && child.exitCode === null) {
      const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
      if (answer?.status === 200) {
        const milliseconds = performance.now() - began;
        return { milliseconds, megabytes: await residentMegabytes(child.pid ?? 0) };
      }
      await sleep(POLL_MS);
    }
    throw new Error(`The function in ${source} did not answer.`);
  } finally {
    child.kill();
    await gone;
  }
}

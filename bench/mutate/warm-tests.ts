import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Answer, Question } from './host.ts';

/** Runs tests in a process that keeps the compiled modules from one change to the next. */
export class WarmTests {
  #host: ChildProcess | undefined;

  async #warm(): Promise<ChildProcess> {
    if (this.#host !== undefined) return this.#host;
    // The process leads its own group. To end an endless loop, the whole group is ended, with the worker of vitest in which the loop runs.
    const host = fork('bench/mutate/host.ts', { execArgv: ['--import', 'tsx'], detached: true });
    await once(host, 'message');
    this.#host = host;
    return host;
  }

  /**
   * @param limitMs - a run that takes longer is ended and counts as a failure
   * @returns the first failure; undefined if every test passed
   */
  async run(question: Question, limitMs?: number): Promise<string | undefined> {
    const host = await this.#warm();
    host.send(question);
    const signal = limitMs === undefined ? undefined : AbortSignal.timeout(limitMs);
    try {
      const [{ failure }] = (await once(host, 'message', { signal })) as [Answer];
      return failure;
    } catch (error) {
      if (signal?.aborted !== true) throw error;
      this.close();
      return 'no end within the time limit';
    }
  }

  close(): void {
    if (this.#host?.pid !== undefined) process.kill(-this.#host.pid, 'SIGKILL');
    this.#host = undefined;
  }
}

import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { googleForms } from '../../functions/gateways/google-forms/google-forms.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { defaultRetryPolicy } from '../../functions/gateways/retry-policy.ts';
import type { Mail, MailServer, Posting } from '../../functions/gateways/smtp.ts';
import type { School } from '../../functions/jobs/school.ts';
import type { SyncReport } from '../../functions/jobs/sync.ts';
import { SERVICE } from '../../workspace/workspace.ts';
import type { Chance } from '../seeded.ts';
import { type Destination, type EditFault, ProgramEnds } from './fault.ts';
import type { Due, FaultInjector } from './fault-injector.ts';
import type { FaultTarget } from './fault-target.ts';
import type { FaultyMailServer } from './faulty-mail-server.ts';
import type { Run } from './run.ts';
import type { StepScheduler } from './step-scheduler.ts';

/** The result of a run. */
export type Outcome<T = SyncReport> =
  | { readonly kind: 'done'; readonly report: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'ended' };

export interface ProgramParts {
  readonly target: FaultTarget;
  readonly injector: FaultInjector;
  readonly post: FaultyMailServer;
  readonly schedule: StepScheduler;
  readonly chance: Chance;
  /** The last answer to each read. */
  readonly readings: Map<string, { readonly content: ArrayBuffer; readonly at: number }>;
  /** Sends a write of the program, and records what the write changes. */
  readonly around: (write: () => Promise<Response>) => Promise<Response>;
  /** Lets people do their actions directly before a write of the program. */
  readonly edited: (edit: Due<EditFault>) => Promise<void>;
}

/** In milliseconds. Google may answer a read with data of this age. */
const REMEMBERED = 10 * 60_000;

function destinationOf(method: string, url: string): Destination {
  if (url.includes('/drive/')) return 'note';
  if (url.includes('/forms/')) return 'form';
  return method === 'GET' ? 'read' : 'write';
}

const never = () => new Promise<never>(() => undefined);

/** The program on one computer. Its process may end at any call to the outside: Google, notes, mail. The next job then starts a new process. */
export class Program {
  private readonly parts: ProgramParts;
  private school: School | undefined;
  private run: Run = { outcome: 'done', struck: 0 };
  private end: () => void = () => undefined;
  /** The error of this computer's clock, in milliseconds. */
  clockError = 0;

  constructor(parts: ProgramParts) {
    this.parts = parts;
  }

  /** Does a job. */
  async do<T>(job: (school: School) => Promise<T>): Promise<Outcome<T>> {
    const run: Run = { outcome: 'running', struck: 0 };
    this.run = run;
    this.school ??= this.start();
    const ended = new Promise<Outcome<T>>((resolve) => {
      this.end = () => resolve({ kind: 'ended' });
    });
    const done = job(this.school).then(
      (report): Outcome<T> => ({ kind: 'done', report }),
      (error: unknown): Outcome<T> => ({ kind: 'failed', error }),
    );
    const outcome = await Promise.race([done, ended]);
    run.outcome = outcome.kind;
    if (outcome.kind === 'ended') this.school = undefined;
    return outcome;
  }

  get struck(): number {
    return this.run.struck;
  }

  private start(): School {
    const { target, schedule, chance } = this.parts;
    const { workspace } = target;
    const { spreadsheetId, clock } = workspace;
    const now = () => new Date(clock.now().getTime() + this.clockError);
    const step = async <T>(work: () => Promise<T>): Promise<T> => {
      try {
        return await schedule(work);
      } catch (error) {
        if (!(error instanceof ProgramEnds)) throw error;
        this.end();
        // The program makes one call at a time, so if this call never returns, the whole process has stopped.
        return never();
      }
    };
    const pause = (milliseconds: number) => step(async () => target.advanceClock(milliseconds));
    const fetching = this.fetching(step);
    const access = {
      ...bearerAccess(workspace.url, workspace.tokenOf(SERVICE), fetching),
      retryPolicy: { ...defaultRetryPolicy, now: () => now().getTime(), random: chance.next, pause },
    };
    return {
      spreadsheetId,
      docsRoot: workspace.url,
      sheets: googleSheets(access),
      forms: googleForms(access),
      mail: this.mail(step),
      clock: { now },
      random: chance.next,
      pause,
    };
  }

  private fetching(step: <T>(work: () => Promise<T>) => Promise<T>): typeof fetch {
    const { target, injector, around, edited, readings } = this.parts;
    return (input, init) =>
      step(async () => {
        const request = new Request(input, init);
        const { method, url } = request;
        const now = target.workspace.clock.now().getTime();
        const last = readings.get(url);
        const earlier = last && now - last.at < REMEMBERED ? last.content : undefined;
        const kind = destinationOf(method, url);
        const destination = kind === 'read' && earlier ? 'reread' : kind;
        const go = async () => {
          const answer = await target.workspace.emulator.fetch(request);
          if (kind !== 'read' || !answer.ok) return answer;
          const content = await answer.arrayBuffer();
          readings.set(url, { content, at: now });
          return new Response(content, answer);
        };
        const call = { go: destination === 'write' ? () => around(go) : go, earlier };
        const edit = destination === 'write' ? injector.edit() : undefined;
        if (edit) {
          this.run.struck++;
          await edited(edit);
        }
        const due = injector.call(destination);
        if (!due) return call.go();
        this.run.struck++;
        return due.fault.strike(call, target);
      });
  }

  private mail(step: <T>(work: () => Promise<T>) => Promise<T>): MailServer {
    const { post, injector } = this.parts;
    return {
      send: (mail: Mail): Promise<Posting> =>
        step(async () => {
          const { run } = this;
          const deliver = async () => post.take(mail, run);
          const standing = post.standing();
          const due = standing ? undefined : injector.letter();
          if (due?.fault.hours) post.begin(due.fault, due.fault.hours);
          const fault = standing ?? due?.fault;
          if (!fault) return deliver();
          run.struck++;
          const before = post.delivered.length;
          const posting = await fault.strike(deliver, mail);
          if (post.delivered.length > before && posting.outcome === 'refused') post.doubt();
          return posting;
        }),
      close: () => undefined,
    };
  }
}

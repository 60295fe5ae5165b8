import { stoppedPost } from '../../functions/domain/refusals/stopped-post.ts';
import type { School } from '../../functions/jobs/school.ts';
import { type SyncReport, sync } from '../../functions/jobs/sync.ts';
import { DebouncedTriggers } from '../debounced-triggers.ts';
import { userMessage } from '../user-facing-error.ts';
import type { HealthRecord } from './health/health-record.ts';

/** The results of the last runs of the programme. */
export interface RunState {
  /** The moment of the last complete run, in milliseconds. */
  readonly completedAt: number | undefined;
  /** Why the last run failed, in Russian; undefined if it did not. */
  readonly trouble: string | undefined;
  readonly report: SyncReport | undefined;
}

const BEGINNING: RunState = {
  completedAt: undefined,
  trouble: undefined,
  report: undefined,
};

/** Runs the programme after each change, each minute, and on request; one run at a time. */
export class SchoolRun {
  private readonly triggers: DebouncedTriggers;
  private byHand = false;
  private known = BEGINNING;

  constructor(
    private readonly school: School,
    private readonly parts: {
      readonly now: () => number;
      readonly health: Pick<HealthRecord, 'mailStoppedAt'>;
      /** Reports an error for the log. */
      readonly warn: (line: string) => void;
    },
  ) {
    this.triggers = new DebouncedTriggers(() => this.run());
  }

  get state(): RunState {
    return this.known;
  }

  /** Asks for a run. @returns its end; a failure is in the state, and the next run tries again */
  notify(): Promise<void> {
    return this.triggers.notify();
  }

  /** Asks for a run that does not wait for the end of a pause between letters. */
  notifyByHand(): Promise<void> {
    this.byHand = true;
    return this.triggers.notify();
  }

  /** Waits for the runs that somebody has asked for. */
  settled(): Promise<void> {
    return this.triggers.settled();
  }

  private async run(): Promise<void> {
    const { byHand, school } = this;
    const { now, health, warn } = this.parts;
    this.byHand = false;
    try {
      const report = await sync({ ...school, byHand });
      const stopped = stoppedPost(report.plan.programmeState.programme.tables.outbox) !== undefined;
      health.mailStoppedAt = stopped ? (health.mailStoppedAt ?? now()) : undefined;
      this.known = { completedAt: now(), trouble: undefined, report };
    } catch (error) {
      const sentence = userMessage(error);
      const said = sentence ?? (error instanceof Error ? error.stack : String(error));
      warn(`${new Date(now()).toISOString()} Таблица не просмотрена: ${said}`);
      this.known = { ...this.known, trouble: sentence ?? 'Ошибка в программе; подробности в журнале сервера.' };
    }
  }
}

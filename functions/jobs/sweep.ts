import type { Topic } from '../gateways/google-pubsub.ts';
import type { SchoolRegistry } from '../gateways/school-registry.ts';

/** What the state of a school reads where its last run went well. */
export const WORKS = 'работает';

/** What a sweep works with. */
export interface SweepParts {
  readonly registry: SchoolRegistry;
  readonly topic: Topic;
  /** Schools a minute: a run reads the workbook once, and Google counts 60 readings a minute for a service account. */
  readonly schoolsPerMinute: number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

export interface SweepReport {
  /** Schools that were put into the queue. */
  readonly published: number;
  readonly paused: number;
  /** Rows that could not be put there, and why. */
  readonly failed: readonly { readonly row: number; readonly school: string; readonly why: string }[];
  /** Schools whose last run failed, as the registry says. */
  readonly troubled: readonly { readonly row: number; readonly school: string; readonly state: string }[];
}

const MINUTE_MS = 60_000;

/**
 * Asks for one run of each school of the registry. One that cannot be asked for delays nobody: the others follow at an even
 * pace, so that all runs together stay within Google's quota.
 */
export async function sweep({ registry, topic, schoolsPerMinute, pause }: SweepParts): Promise<SweepReport> {
  const { rows } = await registry.read();
  const failed: SweepReport['failed'][number][] = [];
  const troubled: SweepReport['troubled'][number][] = [];
  const seen = new Map<string, number>();
  let published = 0;
  let paused = 0;
  for (const each of rows) {
    if ('problem' in each) {
      failed.push({ row: each.row, school: each.name, why: each.problem });
      continue;
    }
    const { row, school } = each;
    const first = seen.get(school.spreadsheet);
    if (first !== undefined) {
      failed.push({ row, school: school.name, why: `эта таблица уже стоит в строке ${first}` });
      continue;
    }
    seen.set(school.spreadsheet, row);
    if (school.state && school.state !== WORKS) troubled.push({ row, school: school.name, state: school.state });
    if (school.paused) {
      paused++;
      continue;
    }
    if (published > 0) await pause(MINUTE_MS / schoolsPerMinute);
    try {
      await topic.publish({ spreadsheetId: school.spreadsheet });
      published++;
    } catch (error) {
      failed.push({ row, school: school.name, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return { published, paused, failed, troubled };
}

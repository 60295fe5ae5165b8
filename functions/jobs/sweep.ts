import type { Topic } from '../gateways/google-pubsub.ts';
import type { SchoolRegistry } from '../gateways/school-registry.ts';

/** A school's state in the registry after a successful run. */
export const WORKS = 'работает';

/** The tools and limits of a sweep. */
interface SweepParts {
  readonly registry: SchoolRegistry;
  readonly topic: Topic;
  /** A run reads the workbook once, and Google allows a service account 60 reads per minute. */
  readonly schoolsPerMinute: number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

export interface SweepReport {
  /** The number of schools that the sweep put into the queue. */
  readonly published: number;
  readonly paused: number;
  /** Rows whose schools the sweep could not put into the queue, with the reasons. */
  readonly failed: readonly { readonly row: number; readonly school: string; readonly why: string }[];
  /** Schools whose last run failed, according to the registry. */
  readonly troubled: readonly { readonly row: number; readonly school: string; readonly state: string }[];
}

const MINUTE_MS = 60_000;

/** Requests one run of each school in the registry, at an even pace within Google's quota. If one request fails, the sweep goes on. */
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

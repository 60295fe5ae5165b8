import type { Store } from '../../../emulator/store.ts';
import { alertsOf } from '../health/alerts.ts';
import { errorText } from '../timer.ts';
import { keepFigures, keptFigures } from './figures-record.ts';
import type { OpenSchools } from './open-schools.ts';
import { readEntry, schoolNames } from './school-entry.ts';
import { inSteps, programmeFigures } from './school-figures.ts';

/** How long a round waits for one school, in milliseconds. The work of a slower school goes on in the background. */
const LONGEST_VISIT_MS = 60_000;

interface Parts {
  /** The folder of the schools. */
  readonly folder: string;
  readonly schools: OpenSchools;
  /** The server's own store. */
  readonly store: Store;
  readonly now: () => number;
  readonly say: (line: string) => void;
}

/** Does a school's work once, and keeps its figures. */
async function visit({ schools, store, now, say }: Parts, name: string): Promise<void> {
  const wasOpen = schools.isOpen(name);
  await schools.use(name, async ({ school, work }) => {
    await work();
    const { report, trouble } = school.run.state;
    const alerts = new Set((await alertsOf(school)).map(({ key }) => key));
    // Without this line the alert `run` would be lost: it needs an hour without a run, but a school that is opened for each visit is open for less.
    if (trouble !== undefined) {
      alerts.add('run');
      say(`${name}: ${trouble}`);
    }
    const seen = keptFigures(store, [name]).get(name);
    const isRead = report && trouble === undefined;
    const figures = isRead ? { at: now(), ...programmeFigures(report.plan.programmeState), alerts: [] } : seen;
    if (figures) keepFigures(store, name, { ...inSteps(seen, figures), alerts: [...alerts] });
  });
  if (!wasOpen) await schools.closeUnused(name);
}

/** Waits for a visit, but not longer than {@link LONGEST_VISIT_MS}. */
async function atMost(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_VISIT_MS);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * Visits all schools that are not stopped, one after another: runs the programme, makes the nightly backup, looks for alerts. A school that nobody uses
 * is closed after its visit, so few schools are open at the same time. A school that fails is reported, and the next one follows.
 * @param goesOn - is called before each visit; the round stops if it returns false
 */
export async function visitSchools(parts: Parts, goesOn: () => boolean = () => true): Promise<void> {
  const { folder, say } = parts;
  for (const name of await schoolNames(folder)) {
    if (!goesOn()) return;
    const tell = (error: unknown) => say(`${name}: ${errorText(error)}`);
    try {
      if (readEntry(folder, name)?.isStopped) continue;
      await atMost(visit(parts, name).catch(tell));
    } catch (error) {
      tell(error);
    }
  }
}

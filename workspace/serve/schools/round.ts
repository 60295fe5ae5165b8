import type { Store } from '../../../emulator/store.ts';
import { alertsOf } from '../health/alerts.ts';
import { errorText } from '../timer.ts';
import { keepFigures, keptFigures } from './figures-record.ts';
import type { OpenSchools } from './open-schools.ts';
import { readEntry, schoolNames } from './school-entry.ts';
import { programmeFigures } from './school-figures.ts';

/** The round does not wait longer for one school, in milliseconds. That school goes on alone. */
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
    // A school that is opened for each visit never reaches an hour without a run, after which a school's own pages have this alert.
    if (trouble !== undefined) {
      alerts.add('run');
      say(`${name}: ${trouble}`);
    }
    const figures =
      report && trouble === undefined
        ? { at: now(), ...programmeFigures(report.plan.programmeState) }
        : keptFigures(store, [name]).get(name);
    if (figures) keepFigures(store, name, { ...figures, alerts: [...alerts] });
  });
  if (!wasOpen) await schools.closeUnused(name);
}

/** Ends after a visit, or earlier if the visit takes too long. */
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
 * @param goesOn - whether to go on before each visit
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

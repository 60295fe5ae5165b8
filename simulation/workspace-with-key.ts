import { randomInt } from 'node:crypto';
import { googleSheets } from '../functions/gateways/google-sheets.ts';
import type { NameKey } from '../functions/gateways/identity.ts';
import { sync } from '../functions/jobs/sync.ts';
import { enterKey, type MadeKey, withStaff } from '../workspace/key/make-key.ts';
import { codedSchool } from '../workspace/letters/coded-school.ts';
import type { SchoolConnection } from '../workspace/school-connection.ts';
import { SERVICE, type Workspace } from '../workspace/workspace.ts';
import type { Teacher } from './roster.ts';
import { isWeekday } from './school-day.ts';
import { officialNames } from './school-facts.ts';

/** The fictional school's key: its teachers by code, and its officials. */
export function keyOf(teachers: readonly Teacher[], random: (limit: number) => number = randomInt): MadeKey {
  const { curatorName, organiserName, headName, deputyName } = officialNames;
  const officials: NameKey = new Map(
    Object.entries({ curator: curatorName, organiser: organiserName, head: headName, deputy: deputyName }).flatMap(
      ([office, name]) => (name ? [[office, { name }] as const] : []),
    ),
  );
  const staff = teachers.map(({ name, email, position, subjectGroup, experienceBand, isYoungSpecialist }, index) => {
    const member = { row: index + 1, name, email, position, open: { subjectGroup, experienceBand, isYoungSpecialist } };
    return { kind: 'new', member } as const;
  });
  return withStaff(officials, staff, new Set(), random);
}

/** Codes by full name. */
export const codesByName = (key: NameKey): ReadonlyMap<string, string> =>
  new Map([...key].flatMap(([code, { name }]) => (code.startsWith('К-') ? [[name, code] as const] : [])));

/** The day on which the curator enters the codes. One day before, the settings change to codes. */
const ENTERED_ON = '04-02';

/** Whether the school's computer runs at the same moment as the timer on this day. This must cause no harm. */
const meets = (today: string) => today.endsWith('1') || today.endsWith('5');

/** A workspace with a school computer that works on weekdays with the key of names. */
export interface WorkspaceWithKey extends Workspace {
  /** How many commits of the school's computer failed because another run came first. */
  readonly conflicts: number;
}

/** Adds the school's computer beside a workspace's timer. */
export function withKey(workspace: Workspace, { key, open }: Pick<MadeKey, 'key' | 'open'>): WorkspaceWithKey {
  const { url: docsRoot, spreadsheetId, school } = workspace;
  const google = workspace.accessOf(SERVICE);
  const { random, mail } = school;
  // Simulated time stops during a day, so a pause takes none.
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
  const { clock } = workspace;
  const connection: SchoolConnection = {
    spreadsheetId,
    docsRoot,
    google,
    sheets: googleSheets(google),
    clock,
    random,
    pause,
  };
  const computer = codedSchool(connection, { names: key, mail });
  let conflicts = 0;
  return {
    ...workspace,
    get calls() {
      return workspace.calls;
    },
    get conflicts() {
      return conflicts;
    },
    async runTimer() {
      const today = workspace.clock.now().toISOString().slice(0, 10);
      if (today.endsWith(ENTERED_ON)) await enterKey(connection, key, open);
      if (!isWeekday(today)) return;
      if (!meets(today)) await workspace.runTimer();
      const [report] = await Promise.all([sync(computer), ...(meets(today) ? [workspace.runTimer()] : [])]);
      conflicts += report.conflicts;
    },
  };
}

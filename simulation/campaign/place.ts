import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { movingClock } from '../../workspace/moving-clock.ts';
import { openWorkspace, type Workspace } from '../../workspace/workspace.ts';
import { momentOf } from '../school-day.ts';
import { FROM, PROGRAM_YEAR } from './year.ts';

/** A workspace in which years are played one after another, each from a new school. */
export interface Place {
  readonly workspace: Workspace;
  /** Replaces the present school by a new one, and sets the clock. */
  renew(now: Date): void;
  close(): Promise<void>;
}

/** The port in the addresses of forms. Nobody listens there. */
const PORT = 8080;

/** Opens the workspace in a temporary folder, without a server. */
export async function openPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-'));
  const workspace = await openWorkspace({
    dataFile: join(folder, 'google.sqlite'),
    port: PORT,
    listens: false,
    transport: 'direct',
    secret: undefined,
    clock: movingClock(momentOf(FROM, '08:00')),
    seed: 1,
    programYear: PROGRAM_YEAR,
    title: `Программа наставничества ${PROGRAM_YEAR}`,
    progress: () => undefined,
  });
  const { emulator, inbox, clock } = workspace;
  const installed = emulator.exportState();
  return {
    workspace,
    renew(now) {
      emulator.importState(installed);
      emulator.faults.clear();
      inbox.reread();
      clock.set(now);
    },
    async close() {
      await workspace.close();
      await rm(folder, { recursive: true });
    },
  };
}

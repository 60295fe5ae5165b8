import { momentOf } from '../../simulation/school-day.ts';
import { movingClock } from '../../workspace/moving-clock.ts';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../../workspace/workspace.ts';

/** Opens a workspace with a new school, at ten o'clock of a day in 2026. @param options - override the defaults */
export const openNewSchool = (day: string, options: Partial<WorkspaceOptions> = {}): Promise<Workspace> =>
  openWorkspace({
    port: 0,
    secret: undefined,
    clock: movingClock(momentOf(day, '10:00')),
    seed: 9,
    programYear: 2026,
    title: 'Школа для проверки',
    progress: () => undefined,
    ...options,
  });

import { WorkbookError } from '../workbook/workbook-error.ts';
import type { School } from './school.ts';

/** A run starts over if somebody else committed first. */
const MOST_TRIES = 5;
const LONGEST_PAUSE_MS = 400;

/** Counts the commits that failed because another writer was faster, and pauses before each retry. */
export class ConflictRetry {
  conflicts = 0;
  private readonly school: Pick<School, 'pause' | 'random'>;

  constructor(school: Pick<School, 'pause' | 'random'>) {
    this.school = school;
  }

  /**
   * Pauses if the error is a conflict.
   * @throws any other error, and WorkbookError `tooManyConflicts` after the last attempt
   */
  async retry(error: unknown): Promise<void> {
    if (!(error instanceof WorkbookError && error.code === 'conflict')) throw error;
    this.conflicts++;
    if (this.conflicts >= MOST_TRIES) {
      throw new WorkbookError(
        'tooManyConflicts',
        `Таблицу всё время меняет кто-то ещё (${MOST_TRIES} попыток подряд). Ничего не потеряно: работа продолжится при следующем запуске.`,
        error,
      );
    }
    await this.school.pause(this.school.random() * LONGEST_PAUSE_MS * this.conflicts);
  }
}

/**
 * Calls `attempt` again whenever somebody else commits first.
 * @param attempt - reads the workbook each time
 * @example await untilCommitted(school, async () => {
 *   const snapshot = await readWorkbook(sheets, id);
 *   return commit(sheets, snapshot, setCell(tabOf(snapshot), row, 'status', 'да'));
 * })
 */
export async function untilCommitted<T>(
  school: Pick<School, 'pause' | 'random'>,
  attempt: () => Promise<T>,
): Promise<T> {
  const conflicts = new ConflictRetry(school);
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      await conflicts.retry(error);
    }
  }
}

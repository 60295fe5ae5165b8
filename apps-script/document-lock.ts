export class AnotherRun extends Error {
  constructor() {
    super('Таблицу сейчас обновляет другой запуск. Подождите минуту и повторите.');
    this.name = 'AnotherRun';
  }
}

/**
 * Runs work that must not run twice at the same time.
 * @param busy - gives the result if another run does not end in time
 */
export async function tryWithDocumentLock<T>(waitMs: number, work: () => Promise<T>, busy: () => T): Promise<T> {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(waitMs)) return busy();
  try {
    return await work();
  } finally {
    lock.releaseLock();
  }
}

const LONG_WAIT_MS = 20_000;

/**
 * Runs work for which a person waits.
 * @throws AnotherRun if another run is at work
 */
export function withDocumentLock<T>(work: () => Promise<T>): Promise<T> {
  return tryWithDocumentLock(LONG_WAIT_MS, work, () => {
    throw new AnotherRun();
  });
}

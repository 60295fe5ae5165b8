const WAIT_MS = 20_000;

export class AnotherRun extends Error {
  constructor() {
    super('Таблицу сейчас обновляет другой запуск. Подождите минуту и повторите.');
    this.name = 'AnotherRun';
  }
}

/** Work that two runs must not do at once. @throws AnotherRun where one is at work */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(WAIT_MS)) throw new AnotherRun();
  try {
    return await work();
  } finally {
    lock.releaseLock();
  }
}

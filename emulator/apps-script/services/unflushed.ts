/**
 * Writes of SpreadsheetApp that the Sheets API does not see yet. Google keeps them until the script flushes, reads through SpreadsheetApp, or ends
 * its run.
 */
export class Unflushed {
  #writes: (() => unknown)[] = [];

  add(write: () => unknown): void {
    this.#writes.push(write);
  }

  flush(): void {
    const writes = this.#writes;
    this.#writes = [];
    for (const write of writes) write();
  }
}

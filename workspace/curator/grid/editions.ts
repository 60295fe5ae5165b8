/** Counts the edits of the workbook, so that browsers can wait for the next one and miss none. */
export class Editions {
  private readonly waiting = new Set<() => void>();
  private edition = 0;

  get now(): number {
    return this.edition;
  }

  /** Says that the workbook has been edited. */
  next(): void {
    this.edition++;
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }

  /** Waits until there is an edition after `known`, at most `longest` milliseconds. @returns the present edition */
  async after(known: number, longest: number): Promise<number> {
    if (this.edition !== known) return this.edition;
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.delete(wake);
        resolve();
      }, longest);
      timer.unref();
      this.waiting.add(wake);
    });
    return this.edition;
  }
}

/** Counts the edits of the workbook. Browsers wait for the next number, so they miss no edit. */
export class Editions {
  private readonly waiting = new Set<() => void>();
  private edition = 0;

  get now(): number {
    return this.edition;
  }

  /** Records that the workbook has been edited. */
  next(): void {
    this.edition++;
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }

  /**
   * Waits until the number is greater than `known`, at most `longest` milliseconds.
   * @returns the present number
   */
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

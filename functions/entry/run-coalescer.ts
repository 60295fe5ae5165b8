/** Runs the tasks of a school one after another; a call joins a task that is already waiting. */
export class RunCoalescer<T> {
  private running: Promise<unknown> = Promise.resolve();
  private waiting: Promise<T> | undefined;
  private readonly work: () => Promise<T>;

  constructor(work: () => Promise<T>) {
    this.work = work;
  }

  enter(): Promise<T> {
    if (this.waiting) return this.waiting;
    const turn = this.running.then(
      () => this.start(),
      () => this.start(),
    );
    this.waiting = turn;
    this.running = turn;
    return turn;
  }

  private start(): Promise<T> {
    this.waiting = undefined;
    return this.work();
  }
}

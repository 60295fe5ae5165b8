/** Runs a school's tasks one after another. If a task is already waiting, a new call joins it. */
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

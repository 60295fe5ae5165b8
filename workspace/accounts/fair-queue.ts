/** Thrown if too many jobs of one owner wait. */
export class QueueFull extends Error {
  override readonly message = 'Too many jobs wait.';
}

type Job = () => Promise<unknown>;

/** Does jobs one after another. The owners take turns, so the many jobs of one owner do not delay the job of another. */
export class FairQueue {
  private readonly waiting = new Map<object, Job[]>();
  private isWorking = false;

  /** @param most - how many jobs of one owner may wait */
  constructor(private readonly most: number) {}

  /** Does a job in its owner's turn. @throws QueueFull */
  do<T>(owner: object, work: () => Promise<T>): Promise<T> {
    const jobs = this.waiting.get(owner) ?? [];
    if (jobs.length >= this.most) return Promise.reject(new QueueFull());
    this.waiting.set(owner, jobs);
    const done = new Promise<T>((resolve, reject) => {
      jobs.push(() => work().then(resolve, reject));
    });
    if (!this.isWorking) void this.work();
    return done;
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    for (;;) {
      const [next] = this.waiting;
      if (!next) break;
      const [owner, jobs] = next;
      // A map keeps the order of insertion, so this owner's next turn comes after those of the others.
      this.waiting.delete(owner);
      const job = jobs.shift();
      if (jobs.length > 0) this.waiting.set(owner, jobs);
      await job?.();
    }
    this.isWorking = false;
  }
}

/** What the main process tells a worker: which changes to try, or the one change that is active from the beginning. */
export interface Task {
  readonly open: readonly number[];
  readonly always?: number;
  /** Every test may take this many milliseconds with a change, however quick it is without the change. */
  readonly leastLimitMs: number;
  /** The worker appends its {@link Event}s to this file, a line each. A file also survives a worker that had to be ended. */
  readonly log: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    task: Task;
  }
}

/** What happened in a worker. */
export type Event =
  | { readonly kind: 'started'; readonly pid: number }
  /** A test begins again, with the change of this number. */
  | { readonly kind: 'trying'; readonly number: number; readonly limitMs: number }
  /** The test has tried all changes that it uses. */
  | { readonly kind: 'tried' }
  /** The test failed with the change, and passed without it before and after. */
  | { readonly kind: 'noticed'; readonly number: number; readonly test: string }
  /** Only tests that have the change from the beginning can tell: a module or a hook used the expression, or a test cannot run twice. */
  | { readonly kind: 'undecided'; readonly number: number };

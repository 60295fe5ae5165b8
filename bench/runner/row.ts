/** Another program's figure from the same run, to compare with ours, or why that figure is missing. */
export type Peer =
  | { readonly name: string; readonly value: number }
  | { readonly name: string; readonly skipped: string };

/** A promise: our figure's upper bound or exact value, or the upper bound of our figure divided by the peer's figure. */
export type Goal = { readonly atMost: number } | { readonly exactly: number } | { readonly ratioAtMost: number };

/** One line of a bench's result. Less is better in every metric. */
export interface Row {
  /** Bench and case, e.g. `sync/plan/3000-people`. */
  readonly name: string;
  /** The measured quantity or its unit, e.g. `ms`, `MB`, `reads`. */
  readonly metric: string;
  readonly ours: number;
  /** The peer's figure in the same run; null without a peer or if we skipped the peer. */
  readonly peer: number | null;
  readonly peerName: string | null;
  /** ours / peer. */
  readonly ratio: number | null;
  /** The promise in words (`ratio ≤ 1.5`); null if the figure is only reported. */
  readonly goal: string | null;
  /** Whether we keep the promise; null without a promise or if we skipped the peer. */
  readonly ok: boolean | null;
  /** Why we skipped a peer, or other information about the row. */
  readonly note: string | null;
}

export interface RowParts {
  readonly name: string;
  readonly metric: string;
  readonly ours: number;
  readonly peer?: Peer;
  readonly goal?: Goal;
  readonly note?: string;
}

function goalText(goal: Goal): string {
  if ('ratioAtMost' in goal) return `ratio ≤ ${goal.ratioAtMost}`;
  return 'atMost' in goal ? `≤ ${goal.atMost}` : `= ${goal.exactly}`;
}

function isKept(goal: Goal, ours: number, ratio: number | null): boolean | null {
  if ('ratioAtMost' in goal) return ratio === null ? null : ratio <= goal.ratioAtMost;
  return 'atMost' in goal ? ours <= goal.atMost : ours === goal.exactly;
}

/** Makes a row: computes the ratio and checks the promise. */
export function row({ name, metric, ours, peer, goal, note }: RowParts): Row {
  const measured = peer && 'value' in peer ? peer.value : null;
  const ratio = measured === null ? null : ours / measured;
  const skipped = peer && 'skipped' in peer ? `${peer.name} skipped: ${peer.skipped}` : null;
  return {
    name,
    metric,
    ours,
    peer: measured,
    peerName: peer?.name ?? null,
    ratio,
    goal: goal ? goalText(goal) : null,
    ok: goal ? isKept(goal, ours, ratio) : null,
    note: [skipped, note].filter(Boolean).join('; ') || null,
  };
}

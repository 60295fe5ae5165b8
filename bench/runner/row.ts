/** What we compare our figure with: another program's figure from the same run, or why there is none. */
export type Peer =
  | { readonly name: string; readonly value: number }
  | { readonly name: string; readonly skipped: string };

/** The promised upper bound, either of our figure or of the ratio of ours to the peer's. */
export type Goal = { readonly atMost: number } | { readonly exactly: number } | { readonly ratioAtMost: number };

/** One line of a bench's result. Less is better in every metric. */
export interface Row {
  /** Bench and case, as in `sync/plan/3000-people`. */
  readonly name: string;
  /** The measured quantity or its unit: `ms`, `MB`, `reads`. */
  readonly metric: string;
  readonly ours: number;
  /** The peer's figure in the same run; null if there is no peer or it was skipped. */
  readonly peer: number | null;
  readonly peerName: string | null;
  /** ours / peer. */
  readonly ratio: number | null;
  /** The promise in words (`ratio ≤ 1.5`); null if the figure is only reported. */
  readonly goal: string | null;
  /** Whether the promise is kept; null if nothing is promised or the peer was skipped. */
  readonly ok: boolean | null;
  /** Why a peer was skipped, or what else a reader must know. */
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

type Work = () => unknown;

/** The middle value. For an even count, the mean of the two middle values. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
};

/** `wall` is elapsed time. `cpu` is this process's CPU time, which other programs do not affect. */
type Watch = 'wall' | 'cpu';

async function elapsed(work: Work, watch: Watch): Promise<number> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return watch === 'cpu' ? (user + system) / 1000 : performance.now() - began;
}

/** Each task's median time in milliseconds, without the first `warmUp` rounds. The tasks take turns, so a busy machine affects all alike. */
export async function medianTimes<Name extends string>(
  works: Record<Name, Work>,
  { rounds, warmUp = 1, watch = 'wall' }: { rounds: number; warmUp?: number; watch?: Watch },
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of names) {
      const time = await elapsed(works[name], watch);
      if (round >= 0) times.get(name)?.push(time);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>;
}

/** The exponent e of cost ≈ c · size^e: the slope of the least-squares line through the logarithms. 1 means linear growth, 2 quadratic. */
export function growthExponent(points: readonly { readonly size: number; readonly cost: number }[]): number {
  const logs = points.map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(cost) }));
  const mean = (of: (point: { x: number; y: number }) => number) =>
    logs.reduce((sum, point) => sum + of(point), 0) / logs.length;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  return mean(({ x, y }) => (x - meanX) * (y - meanY)) / mean(({ x }) => (x - meanX) ** 2);
}

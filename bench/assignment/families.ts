/** Square matrices of whole costs, row by row, to compare assignment solvers. The literature describes the hard families. */
export const families = {
  'uniform-100': (size, random) => fill(size, () => 1 + Math.floor(100 * random())),
  'uniform-1e6': (size, random) => fill(size, () => Math.floor(1e6 * random())),
  'all-equal': (size) => fill(size, () => 7),
  /** Machol and Wien 1976: the optimum is n(n + 1)(n + 2) / 6. */
  product: (size) => fill(size, (row, column) => (row + 1) * (column + 1)),
  'few-values': (size, random) => fill(size, () => [1, 5, 9][Math.floor(3 * random())] ?? 1),
  'rank-one': (size, random) => {
    const [left, right] = [0, 0].map(() => Array.from({ length: size }, () => 1 + Math.floor(1000 * random())));
    return fill(size, (row, column) => (left?.[row] ?? 0) * (right?.[column] ?? 0));
  },
  'block-diagonal': (size, random) =>
    fill(size, (row, column) =>
      Math.floor(row / 10) === Math.floor(column / 10)
        ? 1 + Math.floor(100 * random())
        : 1000 + Math.floor(100 * random()),
    ),
  geometric: (size, random) => {
    const point = () => [1e4 * random(), 1e4 * random()] as const;
    const [here, there] = [0, 0].map(() => Array.from({ length: size }, point));
    return fill(size, (row, column) => {
      const [x, y] = here?.[row] ?? [0, 0];
      const [u, v] = there?.[column] ?? [0, 0];
      return Math.round(Math.hypot(x - u, y - v));
    });
  },
} satisfies Record<string, (size: number, random: () => number) => Int32Array>;

export type Family = keyof typeof families;

export const familyNames = Object.keys(families) as Family[];

function fill(size: number, cost: (row: number, column: number) => number): Int32Array {
  const matrix = new Int32Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) matrix[row * size + column] = cost(row, column);
  }
  return matrix;
}

/** The matrix of this family and size. Every process gets the same matrix. */
export function matrixOf(family: Family, size: number): Int32Array {
  return families[family](size, seeded(size));
}

/** Pseudo-random numbers from 0 to 1 that follow from the seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

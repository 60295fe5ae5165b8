import { assign } from './assignment.ts';

/** Prepares a matrix in the solver's preferred form, so that we time only the solving. The returned function solves and returns the optimum. */
type Solver = (cost: Int32Array, size: number) => Promise<() => number>;

const rowsOf = (cost: Int32Array, size: number): number[][] =>
  Array.from({ length: size }, (_, row) => Array.from(cost.subarray(row * size, (row + 1) * size)));

export const solvers = {
  ours: async (cost, size) => () => assign(cost, size, size).cost,

  munkres: async (cost, size) => {
    const { munkres } = await import('munkres');
    const rows = rowsOf(cost, size);
    return () => munkres(rows).reduce((sum, [row, column]) => sum + (rows[row]?.[column] ?? 0), 0);
  },

  'linear-sum-assignment': async (cost, size) => {
    const { linearSumAssignment } = await import('linear-sum-assignment');
    const rows = rowsOf(cost, size);
    return () => {
      const { rowAssignments } = linearSumAssignment(rows, { maximaze: false });
      return Array.from(rowAssignments).reduce((sum, column, row) => sum + (rows[row]?.[column] ?? 0), 0);
    };
  },

  highs: async (cost, size) => {
    const { default: load } = await import('highs');
    const highs = await load();
    const term = (row: number, column: number) => `x${row}_${column}`;
    const indexes = Array.from({ length: size }, (_, index) => index);
    const objective = indexes.flatMap((row) =>
      indexes.map((column) => `${cost[row * size + column]} ${term(row, column)}`),
    );
    const once = (terms: string[], name: string) => ` ${name}: ${terms.join(' + ')} = 1`;
    const model = [
      'Minimize',
      ` obj: ${objective.join(' + ')}`,
      'Subject To',
      ...indexes.map((row) =>
        once(
          indexes.map((column) => term(row, column)),
          `r${row}`,
        ),
      ),
      ...indexes.map((column) =>
        once(
          indexes.map((row) => term(row, column)),
          `c${column}`,
        ),
      ),
      'End',
    ].join('\n');
    return () => Math.round(highs.solve(model).ObjectiveValue);
  },
} satisfies Record<string, Solver>;

export type SolverName = keyof typeof solvers;

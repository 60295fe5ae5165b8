import type * as z from 'zod/mini';

/** Reads JSON from a hidden cell of the system; undefined if the cell is empty or the JSON has another shape. */
export function readJsonCell<T>(shape: z.ZodMiniType<T>, cell: string | undefined): T | undefined {
  if (cell === undefined) return undefined;
  try {
    return shape.safeParse(JSON.parse(cell)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

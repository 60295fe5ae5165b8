import type * as z from 'zod/mini';

/** JSON from a hidden cell of the system; undefined if empty or of another shape. */
export function readJsonCell<T>(shape: z.ZodMiniType<T>, cell: string | undefined): T | undefined {
  if (cell === undefined) return undefined;
  try {
    return shape.safeParse(JSON.parse(cell)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

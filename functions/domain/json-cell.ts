import type * as z from 'zod/mini';

/** What a hidden cell of ours remembers as JSON; undefined where it is empty or not ours. */
export function readJsonCell<T>(shape: z.ZodMiniType<T>, cell: string | undefined): T | undefined {
  if (cell === undefined) return undefined;
  try {
    return shape.safeParse(JSON.parse(cell)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

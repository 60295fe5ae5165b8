import type * as z from 'zod/mini';

/** JSON of this shape; undefined where it is anything else. */
export function jsonOf<T>(shape: z.ZodMiniType<T>, text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

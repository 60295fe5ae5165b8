import type * as z from 'zod/mini';

/** A JSON text of this shape; undefined where it is anything else, such as a page of Google's. */
export function parsedJson<T>(shape: z.ZodMiniType<T>, text: string): T | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

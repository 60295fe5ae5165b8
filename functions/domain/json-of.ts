/** A schema of `zod` or of `zod/mini`. */
interface Shape<T> {
  safeParse(value: unknown): { readonly data?: T | undefined };
}

/** The value of a JSON text; undefined without a text, for other text, or for JSON of another shape. */
export function jsonOf<T>(shape: Shape<T>, text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

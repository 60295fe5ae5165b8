/** A schema of `zod` or of `zod/mini`. */
interface Shape<T> {
  safeParse(value: unknown): { readonly data?: T | undefined };
}

/** The value of a JSON text. Undefined if there is no text, if the text is not JSON, or if the JSON has another shape. */
export function jsonOf<T>(shape: Shape<T>, text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

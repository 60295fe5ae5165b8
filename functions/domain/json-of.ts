/** A zod schema, of whichever of its two packages. */
interface Shape<T> {
  safeParse(value: unknown): { readonly data?: T | undefined };
}

/** The value that a JSON text holds; undefined if there is no text, it is not JSON, or its JSON has another shape. */
export function jsonOf<T>(shape: Shape<T>, text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The string `code` of an error from Node (`ENOENT`) or a library; undefined if the error has no such code. */
export function errorCode(error: unknown): string | undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : undefined;
}

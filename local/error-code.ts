/** The code that Node gives an error of the system (`ENOENT`), or a library its own; undefined where there is none. */
export function errorCode(error: unknown): string | undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : undefined;
}

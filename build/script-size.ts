/** The goal for the size of all files of the bound script, because each run loads them. */
export const GOAL_BYTES = 1024 * 1024;

export interface PushedScript {
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly code: string;
  /** Bytes of the bundle by source file. */
  readonly sources: ReadonlyMap<string, number>;
}

/** For each top folder, how many leading path segments form a group. */
const DEPTHS: Readonly<Record<string, number>> = { node_modules: 2, functions: 3 };

/** The group of a source file: its folder or package. */
function roomOf(path: string): string {
  const parts = path.split('/');
  const scoped = parts[1]?.startsWith('@') ? 1 : 0;
  const depth = (DEPTHS[parts[0] ?? ''] ?? 2) + scoped;
  return parts.slice(0, Math.min(depth, parts.length - 1)).join('/');
}

const kB = (bytes: number) => `${Math.round(bytes / 1024)} kB`;

/** Reports the size of each file, the total with its goal, and the groups by size. The groups show possible savings. */
export function scriptSize({ files, code, sources }: PushedScript): string {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const over = total - GOAL_BYTES;
  const goal = over > 0 ? `${kB(over)} above the goal of ${kB(GOAL_BYTES)}` : `within the goal of ${kB(GOAL_BYTES)}`;
  const rooms = new Map<string, number>();
  for (const [path, bytes] of sources) rooms.set(roomOf(path), (rooms.get(roomOf(path)) ?? 0) + bytes);
  const heaviest = [...rooms].filter(([, bytes]) => bytes >= 1024).sort(([, a], [, b]) => b - a);
  // A Cyrillic letter takes two bytes.
  const letters = code.match(/[\u0400-\u04ff]/g)?.length ?? 0;
  return [
    ...files.map(({ path, bytes }) => `${path}: ${kB(bytes)}`),
    `The bound script: ${total} bytes, ${goal}; ${kB(2 * letters)} of it are Russian letters. By room:`,
    ...heaviest.map(([room, bytes]) => `  ${kB(bytes).padStart(6)}  ${room}`),
  ].join('\n');
}

/** What all files of the bound script together should weigh: each of its runs loads them. */
export const GOAL_BYTES = 400 * 1024;

export interface PushedScript {
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly code: string;
  /** Bytes of the code by the source file that they came out of. */
  readonly sources: ReadonlyMap<string, number>;
}

/** How many folders make a room. */
const DEPTHS: Readonly<Record<string, number>> = { node_modules: 2, functions: 3 };

/** The room or the package that a source file belongs to. */
function roomOf(path: string): string {
  const parts = path.split('/');
  const scoped = parts[1]?.startsWith('@') ? 1 : 0;
  const depth = (DEPTHS[parts[0] ?? ''] ?? 2) + scoped;
  return parts.slice(0, Math.min(depth, parts.length - 1)).join('/');
}

const kB = (bytes: number) => `${Math.round(bytes / 1024)} kB`;

/** The files with their weight, the sum beside its goal, and the rooms by what they weigh: where there is something to save. */
export function scriptSize({ files, code, sources }: PushedScript): string {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const over = total - GOAL_BYTES;
  const goal = over > 0 ? `${kB(over)} above the goal of ${kB(GOAL_BYTES)}` : `within the goal of ${kB(GOAL_BYTES)}`;
  const rooms = new Map<string, number>();
  for (const [path, bytes] of sources) rooms.set(roomOf(path), (rooms.get(roomOf(path)) ?? 0) + bytes);
  const heaviest = [...rooms].filter(([, bytes]) => bytes >= 1024).sort(([, a], [, b]) => b - a);
  // A Russian letter takes two bytes.
  const letters = code.match(/[\u0400-\u04ff]/g)?.length ?? 0;
  return [
    ...files.map(({ path, bytes }) => `${path}: ${kB(bytes)}`),
    `The bound script: ${total} bytes, ${goal}; ${kB(2 * letters)} of it are Russian letters. By room:`,
    ...heaviest.map(([room, bytes]) => `  ${kB(bytes).padStart(6)}  ${room}`),
  ].join('\n');
}

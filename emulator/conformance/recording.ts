import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as z from 'zod';

const exchange = z.object({
  method: z.string(),
  host: z.string(),
  path: z.string(),
  query: z
    .array(z.tuple([z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)]))
    .nullish()
    .transform((pairs) => pairs ?? []),
  request: z
    .unknown()
    .nullish()
    .transform((body) => body ?? null),
  requestContentType: z.string().nullish(),
  status: z.number().int(),
  contentType: z
    .string()
    .nullish()
    .transform((type) => type ?? ''),
  response: z
    .unknown()
    .nullish()
    .transform((body) => body ?? null),
});

/** One request sent to Google and the response: JSON, or `<n characters>` for anything else. */
export type Exchange = z.infer<typeof exchange>;

/** The exchanges of one file, in order. */
export interface Recording {
  /** The file's path inside the folder. */
  readonly name: string;
  readonly exchanges: readonly Exchange[];
}

const file = z.union([
  z.array(exchange),
  z.object({ exchanges: z.array(exchange) }).transform((each) => each.exchanges),
]);

/** All recordings under a folder, by name. @throws if the folder cannot be read, or a `.json` in it is not a recording */
export function readRecordings(folder: string): Recording[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: relative(folder, path), exchanges: readRecording(path) }));
}

function readRecording(path: string): Exchange[] {
  const result = file.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!result.success) throw new Error(`${path} is not a recording: ${z.prettifyError(result.error)}`);
  return result.data;
}

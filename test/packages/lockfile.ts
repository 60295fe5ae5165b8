import { readFile } from 'node:fs/promises';
import * as z from 'zod';

const Package = z.object({
  version: z.string(),
  license: z.string().optional(),
  dev: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
  engines: z.object({ node: z.string().default('*') }).default({ node: '*' }),
});
type Package = z.infer<typeof Package>;

const Lockfile = z.object({ packages: z.record(z.string(), z.unknown()) });

/** Every package that `npm ci` may install: its folder below `node_modules/`, and its entry in the lockfile. */
export async function lockedPackages(): Promise<readonly (Package & { folder: string })[]> {
  const { packages } = Lockfile.parse(JSON.parse(await readFile('package-lock.json', 'utf8')));
  return Object.entries(packages)
    .filter(([folder]) => folder !== '')
    .map(([folder, entry]) => ({ folder: folder.replace(/^node_modules\//, ''), ...Package.parse(entry) }));
}

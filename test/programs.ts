import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a program of one of these names stands on the PATH; undefined where there is none. */
function onPath(...names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The `unshare` that gives a process mounts of its own; undefined where there is none, or the system lets nobody mount. */
function ownMounts(): string | undefined {
  const path = onPath('unshare');
  return path && spawnSync(path, ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0 ? path : undefined;
}

/**
 * Programs that some tests need though the README does not ask for them. Such a test bears the name of its program as a tag
 * (`it(…, { tags: 'Chromium' }, …)`) and is skipped where the machine lacks it; the end of the run says how many were, and why.
 */
export const programs: Readonly<Record<'Chromium' | 'gcloud' | 'unshare', string | undefined>> = {
  Chromium: onPath('chromium', 'google-chrome'),
  gcloud: onPath('gcloud'),
  unshare: ownMounts(),
};

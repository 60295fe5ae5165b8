import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
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

/** Google's real answers are recorded for whoever has them beside the project. */
const recordings = join(import.meta.dirname, '../../shared/recorded/sheets');

/**
 * What some tests need though the README does not ask for it, and where it stands on this machine. Such a test bears the name
 * as a tag (`it(…, { tags: 'Chromium' }, …)`) and is skipped where it stands nowhere; the end of the run says so.
 */
export const needs: Readonly<Record<'Chromium' | 'gcloud' | 'procfs' | 'recordings' | 'unshare', string | undefined>> =
  {
    Chromium: onPath('chromium', 'google-chrome'),
    gcloud: onPath('gcloud'),
    // A file system that has no room for a folder of ours, whoever asks.
    procfs: existsSync('/proc/self') ? '/proc' : undefined,
    recordings: existsSync(recordings) ? recordings : undefined,
    unshare: ownMounts(),
  };

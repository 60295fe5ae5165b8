import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of the first of these programs on the PATH; undefined if none is there. */
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

/** The `unshare` that can give a process its own mounts; undefined if it is missing or the system forbids mounts. */
function ownMounts(): string | undefined {
  const path = onPath('unshare');
  return path && spawnSync(path, ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0 ? path : undefined;
}

/** Recordings of Google's real answers. Some machines have them beside the project. */
const recordings = join(import.meta.dirname, '../../shared/recorded/sheets');

/**
 * The programs and data that some tests need beyond the README, and their paths on this machine. Such a test has the
 * name of the program or data as a tag (`it(…, { tags: 'Chromium' }, …)`). If the machine lacks it, the test is
 * skipped, and the end of the run reports this.
 */
export const needs: Readonly<
  Record<
    'Caddy' | 'Chromium' | 'gcloud' | 'nginx' | 'openssl' | 'procfs' | 'recordings' | 'systemd' | 'unshare',
    string | undefined
  >
> = {
  // The proxies' tests also need a certificate.
  Caddy: onPath('openssl') && onPath('caddy'),
  Chromium: onPath('chromium', 'google-chrome'),
  gcloud: onPath('gcloud'),
  nginx: onPath('openssl') && onPath('nginx'),
  openssl: onPath('openssl'),
  // Even root cannot create a folder in this file system.
  procfs: existsSync('/proc/self') ? '/proc' : undefined,
  recordings: existsSync(recordings) ? recordings : undefined,
  systemd: onPath('systemd-analyze'),
  unshare: ownMounts(),
};

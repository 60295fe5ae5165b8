import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { needs } from '../../needs.ts';

const DISK = `
  mount -t tmpfs -o size=3m none "$1"
  step() { "$0" --import tsx test/emulator/core/full-disk.ts "$1/data.sqlite" "$2" || true; }
  head -c 1000000 /dev/zero > "$1/other"
  step "$1" fill
  head -c 2000000 /dev/zero > "$1/rest" || true
  step "$1" again
  rm "$1/other" "$1/rest"
  step "$1" later`;

it('on a full disk no stored data are lost, even by kill -9, and writing continues when there is room', {
  tags: 'unshare',
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'full-disk-'));
  const args = ['-rm', 'sh', '-c', DISK, process.execPath, folder];
  const { stdout } = await promisify(execFile)(needs.unshare ?? '', args);
  await rm(folder, { recursive: true });
  const [filled, again, later] = stdout
    .trim()
    .split('\n')
    .map((line): { kept: number } => JSON.parse(line));
  const { kept = 0 } = filled ?? {};
  expect(kept).toBeGreaterThan(10);
  expect(filled).toEqual({ found: 0, kept, written: 'full', refused: true });
  expect(again).toEqual({ found: kept, kept, written: 'full', refused: true, closed: 'full' });
  expect(later).toEqual({ found: kept, kept: kept + 1, written: 'done', refused: true, closed: 'done' });
});

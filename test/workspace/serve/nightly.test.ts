import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { backupName } from '../../../workspace/serve/backup/backup-folder.ts';
import { nightlyBackup } from '../../../workspace/serve/nightly.ts';
import { readServerSettings } from '../../../workspace/serve/settings/settings-file.ts';

let backups: string;

beforeEach(async () => {
  backups = await mkdtemp(join(tmpdir(), 'nastavnik-nightly-'));
  return () => rm(backups, { recursive: true });
});

test('the nightly backup follows the time of the school', async () => {
  const known = await readServerSettings(backups, {}, { backupHour: 3 });
  const made: string[] = [];
  const night = (moment: string, timeZone: string) =>
    nightlyBackup({
      known: () => known,
      backupFolder: () => backups,
      async backUp() {
        const path = join(backups, backupName(new Date(moment)));
        await writeFile(path, '');
        made.push(moment);
        return path;
      },
      now: () => Date.parse(moment),
      timeZone: () => timeZone,
    });

  // It is two in the morning in Moscow, and nine in Vladivostok.
  await night('2026-09-01T23:00:00Z', 'Europe/Moscow');
  expect(made).toEqual([]);
  await night('2026-09-01T23:00:00Z', 'Asia/Vladivostok');
  await night('2026-09-02T13:00:00Z', 'Asia/Vladivostok');
  expect(made).toEqual(['2026-09-01T23:00:00Z']);
  await night('2026-09-02T17:30:00Z', 'Asia/Vladivostok');
  expect(made).toEqual(['2026-09-01T23:00:00Z', '2026-09-02T17:30:00Z']);
});

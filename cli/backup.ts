import { constants, copyFile } from 'node:fs/promises';
import { folder, russianCommand } from '../emulator/command.ts';
import { DATA } from '../workspace/data-folder.ts';
import { nameInHelp } from '../workspace/how-to-call.ts';
import { backUp } from '../workspace/serve/backup/back-up.ts';
import { backupFolderOf } from '../workspace/serve/backup/backup-folder.ts';
import { lastBackupAt, refuseUnknown } from '../workspace/serve/backup/known-folder.ts';
import { askForBackup } from '../workspace/serve/backup/running-backup.ts';
import { openStoppedSchool } from '../workspace/serve/backup/stopped-school.ts';
import { HealthRecord } from '../workspace/serve/health/health-record.ts';
import { readServerSettings } from '../workspace/serve/settings/settings-file.ts';
import { readSession } from '../workspace/session-file.ts';

interface Options {
  readonly data: string;
  readonly to?: string;
}

/** Makes the backup in a separate process, while no school runs. */
async function backUpStopped(data: string): Promise<string> {
  const { settings } = await readServerSettings(data, process.env);
  const store = await openStoppedSchool(
    data,
    'Данные открыты другой командой «Наставника». Дождитесь её конца и повторите.',
  );
  try {
    const backups = backupFolderOf(data, settings);
    const now = new Date();
    const health = new HealthRecord(store, now.getTime());
    await refuseUnknown(backups, health.lastBackup);
    const path = await backUp({ store, folder: data, backups }, now);
    health.lastBackup = lastBackupAt(path, backups);
    return path;
  } finally {
    store.close();
  }
}

export async function run(words: readonly string[]): Promise<void> {
  const { data, to } = russianCommand(nameInHelp('backup'), 'Копирует всю школу в один файл, даже если она работает.')
    .option('--data <папка>', 'папка данных школы', folder, DATA)
    .option('--to <файл>', 'записать копию ещё и сюда, например на флешку', folder)
    .parse([...words], { from: 'user' })
    .opts<Options>();
  const session = await readSession(data);
  const path = session ? await askForBackup(session) : await backUpStopped(data);
  if (to) await copyFile(path, to, constants.COPYFILE_EXCL);
  process.stdout.write(`Копия сделана и проверена: ${to ?? path}\n`);
}

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finding, ok, toMend, unknown } from './finding.ts';

const CHECK = 'Резервная копия';
const DAY_MS = 86_400_000;

/** A backup older than this many days is too old, because a restore would lose too much newer data. */
const MOST_DAYS = 7;

const HOW =
  'Сделайте копию: таблицу – Файл → Скачать → Microsoft Excel (.xlsx), школу этого компьютера – копией папки данных, пока программа закрыта.';

/**
 * Checks the age of the newest file in a backup folder.
 * @param folder - undefined if nobody named one
 * @param command - makes a backup now, if the folder is that of the school's own server
 */
export async function backupFinding(folder: string | undefined, now: Date, command?: string): Promise<Finding> {
  if (folder === undefined) {
    return unknown(CHECK, 'не сказано, где лежат копии', 'Назовите папку: --backup ПАПКА.');
  }
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  });
  const how = command ? `Сервер копирует школу каждую ночь. Сделайте копию сейчас: ${command}.` : HOW;
  if (!entries) {
    // The server makes its folder together with the first backup.
    const name = command ? how : 'Проверьте имя папки: --backup ПАПКА.';
    return toMend(CHECK, `папка ${folder} не открывается${command ? ', или копий ещё не было' : ''}`, name);
  }
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  const facts = await Promise.all(files.map(({ parentPath, name }) => stat(join(parentPath, name))));
  const full = facts.filter(({ size }) => size > 0);
  if (full.length === 0) return toMend(CHECK, `в папке ${folder} копий нет`, how);
  const newest = Math.max(...full.map(({ mtimeMs }) => mtimeMs));
  const days = Math.floor((now.getTime() - newest) / DAY_MS);
  const made = new Date(newest).toLocaleDateString('ru-RU');
  return days > MOST_DAYS
    ? toMend(CHECK, `последняя от ${made}, ей больше недели`, how)
    : ok(CHECK, `последняя от ${made}`);
}

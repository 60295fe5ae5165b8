import { StoreError, type StoreFailure } from '../emulator/store.ts';
import { GoogleError } from '../functions/gateways/google-error.ts';
import { DocumentsError } from '../functions/jobs/documents-error.ts';
import { WorkbookError } from '../functions/workbook/workbook-error.ts';
import { howToCall } from './how-to-call.ts';

/** An error that a person can resolve. The program prints one sentence and exits with code 1. */
export class UserFacingError extends Error {}

/** Advice to restore lost data. */
const RESTORE = `закройте программу и верните папку данных целиком из резервной копии (где лежит копия, знает тот, кто их делает; её возраст покажет ${howToCall('doctor', '--backup ПАПКА')}).`;

const STORE_FAILURES: Readonly<Record<StoreFailure, (path: string) => string>> = {
  foreign: (path) =>
    `Файл ${path} – не данные «Наставника», или его начало испорчено. Если здесь была Ваша школа, ${RESTORE} Если нет, укажите другую папку: --data ПАПКА.`,
  newer: (path) =>
    `Файл данных ${path} записала более новая версия «Наставника», а эта его не поймёт. Установите новую версию или верните копию, сделанную до обновления. В файле ничего не изменено.`,
  empty: (path) =>
    `Файл данных ${path} пуст, хотя в нём хранится школа: так бывает после сбоя диска или прерванного копирования. Новую школу на его месте мы не создаём. Если школа здесь была, ${RESTORE} Если её не было, удалите этот файл и запустите ещё раз.`,
  damaged: (path) =>
    `Файл данных ${path} повреждён: часть его не читается. Ничего в нём не меняйте; ${RESTORE} Диск проверьте: файл испортил он или внезапное отключение.`,
  full: (path) =>
    `На диске нет места: в ${path} больше ничего не записать. Всё, что было подтверждено, цело. Освободите место и запустите ещё раз.`,
  unwritable: (path) =>
    `В папку данных не удаётся записать (${path}). Проверьте место на диске и права или укажите другую: --data ПАПКА.`,
  busy: (path) => `Данные ${path} уже открыты другим запуском «Наставника». Закройте его или укажите другую папку.`,
};

/** The path in a system error; empty if the error has no path. */
function placeOf(error: Error): string {
  return 'path' in error && typeof error.path === 'string' ? ` (${error.path})` : '';
}

const noRoom = (error: Error) =>
  `На диске нет места${placeOf(error)}. Освободите его или укажите другую папку. Что было записано раньше, цело.`;

const FILE_CALLS: ReadonlySet<unknown> = new Set(
  'access close copyfile fsync ftruncate link lstat mkdir open read rename rm rmdir scandir stat unlink write'.split(
    ' ',
  ),
);

/** The message for any other system error about a file. Such an error is no fault of the program. */
function otherFileFailure(error: Error): string | undefined {
  if (!('syscall' in error && 'code' in error) || !FILE_CALLS.has(error.syscall)) return undefined;
  return `Файл не удалось прочитать или записать (${String(error.code)})${placeOf(error)}. Проверьте диск, место на нём и права.`;
}

const SYSTEM_FAILURES: Readonly<Record<string, (error: Error) => string>> = {
  EADDRINUSE: () => 'Порт занят другой программой. Закройте её или укажите другой порт: --port НОМЕР.',
  EPERM: (error) => `Нет прав на запись${placeOf(error)}. Укажите другую папку: --data ПАПКА.`,
  ENOSPC: noRoom,
  EDQUOT: noRoom,
  EACCES: (error) => `Доступ закрыт${placeOf(error)}. Укажите другую папку или другой порт.`,
  ENOENT: (error) => `Такую папку создать не удаётся${placeOf(error)}. Укажите другую: --data ПАПКА.`,
  EROFS: () => 'Папка данных открыта только для чтения. Укажите другую: --data ПАПКА.',
  ENOTDIR: () => 'Вместо папки данных указан файл. Укажите папку: --data ПАПКА.',
  EEXIST: () => 'Вместо папки данных указан файл. Укажите папку: --data ПАПКА.',
};

/** The sentence for a person, if a person can resolve the error; undefined for a program error. */
export function userMessage(error: unknown): string | undefined {
  if (error instanceof UserFacingError) return error.message;
  if (error instanceof GoogleError || error instanceof WorkbookError || error instanceof DocumentsError)
    return error.message;
  if (error instanceof StoreError) return STORE_FAILURES[error.reason](error.path);
  if (!(error instanceof Error && 'code' in error)) return undefined;
  return SYSTEM_FAILURES[String(error.code)]?.(error) ?? otherFileFailure(error);
}

/** Runs a program. After an error that a person can resolve, prints one sentence and exits with code 1. */
export async function runProgram(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    const sentence = userMessage(error);
    if (sentence === undefined) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exit(1);
  }
}

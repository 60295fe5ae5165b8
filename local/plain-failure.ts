import { StoreError, type StoreFailure } from '../emulator/core/store.ts';
import { GoogleError } from '../functions/gateways/google-error.ts';
import { WorkbookError } from '../functions/workbook/workbook-error.ts';

/** A reason to stop that a person can act on: one sentence, exit code 1. */
export class PlainFailure extends Error {}

const STORE_FAILURES: Readonly<Record<StoreFailure, (path: string) => string>> = {
  foreign: (path) => `Файл ${path} – не данные «Наставника». Укажите другую папку: --data ПАПКА.`,
  damaged: (path) =>
    `Файл данных ${path} повреждён. Верните его из резервной копии или укажите другую папку: --data ПАПКА.`,
  unwritable: (path) =>
    `В папку данных не удаётся записать (${path}). Проверьте права или укажите другую: --data ПАПКА.`,
  busy: (path) => `Данные ${path} уже открыты другим запуском «Наставника». Закройте его или укажите другую папку.`,
};

/** The file or folder that a failure of the system is about, where it names one. */
function placeOf(error: Error): string {
  return 'path' in error && typeof error.path === 'string' ? ` (${error.path})` : '';
}

const SYSTEM_FAILURES: Readonly<Record<string, (error: Error) => string>> = {
  EADDRINUSE: () => 'Порт занят другой программой. Закройте её или укажите другой порт: --port НОМЕР.',
  EPERM: (error) => `Нет прав на запись${placeOf(error)}. Укажите другую папку: --data ПАПКА.`,
  ENOSPC: () => 'На диске нет места. Освободите его или укажите другую папку: --data ПАПКА.',
  EACCES: (error) => `Доступ закрыт${placeOf(error)}. Укажите другую папку или другой порт.`,
  ENOENT: (error) => `Такую папку создать не удаётся${placeOf(error)}. Укажите другую: --data ПАПКА.`,
  EROFS: () => 'Папка данных открыта только для чтения. Укажите другую: --data ПАПКА.',
  ENOTDIR: () => 'Вместо папки данных указан файл. Укажите папку: --data ПАПКА.',
  EEXIST: () => 'Вместо папки данных указан файл. Укажите папку: --data ПАПКА.',
};

/** The sentence for a person, where the failure is one that a person can mend; undefined for a fault of ours. */
export function plainSentence(error: unknown): string | undefined {
  if (error instanceof PlainFailure) return error.message;
  if (error instanceof GoogleError || error instanceof WorkbookError) return error.message;
  if (error instanceof StoreError) return STORE_FAILURES[error.reason](error.path);
  if (error instanceof Error && 'code' in error) return SYSTEM_FAILURES[String(error.code)]?.(error);
  return undefined;
}

/** Runs a program: a failure that a person can mend ends it with one sentence and exit code 1. */
export async function runProgram(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    const sentence = plainSentence(error);
    if (sentence === undefined) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exit(1);
  }
}

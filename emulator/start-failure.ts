import { StoreError, type StoreFailure } from './core/store-error.ts';
import { OpenToAll } from './gate/own-host.ts';

const STORE_SENTENCES: Readonly<Record<StoreFailure, (path: string) => string>> = {
  foreign: (path) => `Файл ${path} создан другой программой. Укажите другую папку: --data.`,
  newer: (path) => `Файл ${path} создан более новой версией эмулятора. Установите её или укажите другую папку: --data.`,
  empty: (path) =>
    `Файл ${path} пуст, а в нём должны быть данные. Восстановите его из копии или удалите и начните заново.`,
  damaged: (path) => `База данных ${path} повреждена. Восстановите её из копии или укажите другую папку: --data.`,
  unwritable: (path) =>
    `Не удаётся записать данные в ${path}. Проверьте место на диске и права на папку или укажите другую: --data.`,
  full: (path) =>
    `На диске нет места: данные в ${path} не записать. Освободите место или укажите другую папку: --data.`,
  busy: (path) =>
    `База данных ${path} занята: возможно, эмулятор уже запущен. Закройте его или укажите другую папку: --data.`,
};

/** One sentence on why the emulator did not start and what to do; undefined for unexpected errors. */
export function startFailure(
  error: unknown,
  { port, host, data }: { port: number; host: string; data: string },
): string | undefined {
  if (error instanceof StoreError) return STORE_SENTENCES[error.reason](error.path);
  if (error instanceof OpenToAll) {
    return `С --host ${error.host || '«»'} эмулятор виден другим компьютерам, поэтому без маркеров он не запускается. Назовите, кого впускать: --auth маркер=адрес, можно несколько раз. Если нужен только этот компьютер, уберите --host.`;
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return STORE_SENTENCES.full(data);
    case 'EADDRINUSE':
      return `Порт ${port} уже занят. Укажите другой: --port.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
      return `У этого компьютера нет адреса ${host}. Проверьте --host или уберите его: тогда эмулятор отвечает только этому компьютеру.`;
    case 'EACCES':
    case 'EPERM':
      return error instanceof Error && 'syscall' in error && error.syscall === 'listen'
        ? `Порт ${port} занять нельзя: не хватает прав. Укажите порт больше 1024: --port.`
        : STORE_SENTENCES.unwritable(data);
    case 'EEXIST':
    case 'ENOTDIR':
    case 'EROFS':
    case 'ENOENT':
      return STORE_SENTENCES.unwritable(data);
    default:
      return undefined;
  }
}

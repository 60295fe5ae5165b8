import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import * as z from 'zod';
import { folder, russianCommand, wholeNumber } from './command.ts';
import { createEmulator } from './index.ts';
import { makeFolder } from './make-folder.ts';
import { seedFile } from './seed/seed-file.ts';
import { startFailure } from './start-failure.ts';

/** The data file in the `--data` folder. */
const DATA_FILE = 'google.sqlite';

type Tokens = Readonly<Record<string, { readonly identity: string; readonly scopes?: readonly string[] }>>;

interface Options {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly memory?: true;
  readonly auth?: Tokens;
  readonly quotas?: true;
  readonly control: boolean;
  readonly seed?: string;
  readonly import?: string;
}

/** Parses `маркер=адрес` with optional scopes after commas: `t1=anna@example.org,spreadsheets.readonly`. */
function token(text: string, before: Tokens = {}): Tokens {
  const [, name, identity, scopes] = /^([^=\s]+)=([^\s,=]+@[^\s,=]+)((?:,[^\s,]+)*)$/.exec(text) ?? [];
  if (!name || !identity) throw new InvalidArgumentError('Нужно так: маркер=адрес, например t1=anna@example.org.');
  return { ...before, [name]: { identity, ...(scopes ? { scopes: scopes.slice(1).split(',') } : {}) } };
}

const options = russianCommand(
  'google-emulator',
  'Запускает на этом компьютере Google Таблицы, Формы и Диск: настоящие клиенты Google работают с ними без изменений.',
)
  .option('--port <номер>', 'порт, 0 – любой свободный', wholeNumber(0, 65_535), 0)
  .option(
    '--host <адрес>',
    'на каком адресе отвечать; обычно виден только этому компьютеру, другим – вместе с --auth',
    '127.0.0.1',
  )
  .option('--data <папка>', 'где хранить данные', folder, '.nastavnik/google')
  .option('--memory', 'ничего не хранить: с остановкой всё исчезает')
  .option('--auth <маркер=адрес>', 'принимать только названные маркеры; можно повторять', token)
  .option('--quotas', 'соблюдать квоты Google на число обращений в минуту')
  .option('--no-control', 'закрыть управление под /emulator/ (ошибки, часы, сброс, журнал)')
  .option('--seed <файл>', 'что создать при запуске: таблицы и формы в файле JSON')
  .option('--import <файл>', 'заменить все данные сохранённым состоянием (GET /emulator/state)')
  .parse()
  .opts<Options>();

const { port, host, data, memory, auth, quotas = false, control } = options;

/** The error for a file from the command line that cannot be used. */
class InputError extends Error {}

async function inputFile(path: string): Promise<Buffer> {
  return readFile(path).catch((error: Error) => {
    throw new InputError(`Не удаётся прочитать ${path}: ${error.message}. Проверьте имя файла.`);
  });
}

function explained<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new InputError(`Файл ${path} не подходит.\n${why}`);
  }
}

/** Prints an error that a person can fix. @throws any other error */
function tell(error: unknown): void {
  const sentence = error instanceof InputError ? error.message : startFailure(error, { port, host, data });
  if (sentence === undefined) throw error;
  console.error(sentence);
  process.exitCode = 1;
}

try {
  if (!memory) await makeFolder(data);
  const dataFile = memory ? {} : { dataFile: join(data, DATA_FILE) };
  const emulator = await createEmulator({ ...dataFile, port, host, quotas, control, ...(auth ? { auth } : {}) });
  try {
    if (options.import) {
      const file = await inputFile(options.import);
      explained(options.import, () => emulator.importState(file));
    }
    if (options.seed) {
      const file = await inputFile(options.seed);
      const { spreadsheetIds, formIds } = explained(options.seed, () =>
        emulator.loadSeed(seedFile.parse(JSON.parse(file.toString('utf8')))),
      );
      for (const id of spreadsheetIds) console.log(`Таблица: ${emulator.url}spreadsheets/d/${id}/edit`);
      for (const id of formIds) console.log(`Форма: ${id}`);
    }
  } catch (error) {
    await emulator.close();
    throw error;
  }
  console.log(`Эмулятор Google работает: ${emulator.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.close().catch(tell));
} catch (error) {
  tell(error);
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { createEmulator } from './index.ts';
import { startFailure } from './start-failure.ts';

/** The data file inside the folder of `--data`. */
const DATA_FILE = 'google.sqlite';

interface Options {
  readonly port: number;
  readonly data: string;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('Нужно целое число от 0 до 65535.');
  return port;
}

const russian = (text: string): string =>
  text
    .replace(/^error: /, '')
    .replace(/option '(.+?)' argument '(.*?)' is invalid\. /, 'Параметр $1: значение «$2» не подходит. ')
    .replace(/unknown option '(.+?)'/, 'Неизвестный параметр $1. Справка: --help')
    .replace(/option '(.+?)' argument missing/, 'У параметра $1 нет значения')
    .replace(/too many arguments.*/, 'Лишние слова в команде. Справка: --help');

const { port, data } = new Command('npm run emulator --')
  .description('Запускает на этом компьютере Google Таблицы, Формы и Диск: те их части, которыми пользуется программа.')
  .helpOption('-h, --help', 'показать эту справку')
  .option('--port <номер>', 'порт, 0 — любой свободный', portNumber, 0)
  .option('--data <папка>', 'где хранить данные', '.nastavnik/google')
  .configureOutput({ outputError: (text, write) => write(russian(text)) })
  .parse()
  .opts<Options>();

try {
  mkdirSync(data, { recursive: true });
  const emulator = await createEmulator({ dataFile: join(data, DATA_FILE), port });
  console.log(`Эмулятор Google работает: ${emulator.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.close());
} catch (error) {
  const sentence = startFailure(error, { port, data });
  if (sentence === undefined) throw error;
  console.error(sentence);
  process.exitCode = 1;
}

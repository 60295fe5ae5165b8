import { join } from 'node:path';
import { folder, russianCommand, wholeNumber } from './command.ts';
import { makeFolder } from './data-folder.ts';
import { createEmulator } from './index.ts';
import { startFailure } from './start-failure.ts';

/** The data file inside the folder of `--data`. */
const DATA_FILE = 'google.sqlite';

interface Options {
  readonly port: number;
  readonly data: string;
}

const { port, data } = russianCommand(
  'npm run emulator --',
  'Запускает на этом компьютере Google Таблицы, Формы и Диск: те их части, которыми пользуется программа.',
)
  .option('--port <номер>', 'порт, 0 – любой свободный', wholeNumber(0, 65_535), 0)
  .option('--data <папка>', 'где хранить данные', folder, '.nastavnik/google')
  .parse()
  .opts<Options>();

try {
  await makeFolder(data);
  const emulator = await createEmulator({ dataFile: join(data, DATA_FILE), port });
  console.log(`Эмулятор Google работает: ${emulator.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.close());
} catch (error) {
  const sentence = startFailure(error, { port, data });
  if (sentence === undefined) throw error;
  console.error(sentence);
  process.exitCode = 1;
}

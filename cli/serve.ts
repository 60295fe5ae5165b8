import { type Command, InvalidArgumentError } from 'commander';
import { folder, russianCommand, wholeNumber } from '../emulator/command.ts';
import { nameInHelp } from '../workspace/how-to-call.ts';
import { serveSchool } from '../workspace/serve/serve-school.ts';
import { runProgram } from '../workspace/user-facing-error.ts';
import { DATA } from './data-folder.ts';

interface Options {
  readonly data: string;
  readonly listen?: string;
  readonly port?: number;
  readonly publicUrl?: string;
}

const filled = (text: string): string => {
  if (text.trim() === '') throw new InvalidArgumentError('Значение пустое.');
  return text.trim();
};

const command = (): Command =>
  russianCommand(nameInHelp('serve'), 'Ведёт настоящую школу: страницы с учётными записями, письма, копии.')
    .option('--data <папка>', 'папка данных школы', folder, DATA)
    .option('--listen <адрес>', 'где слушать: 127.0.0.1 – только этот компьютер, 0.0.0.0 – вся сеть', filled)
    .option('--port <номер>', 'порт страниц', wholeNumber(0, 65_535))
    .option('--public-url <адрес>', 'адрес, под которым школу открывают другие; стоит в письмах', filled);

export async function run(words: readonly string[]): Promise<void> {
  const { data, listen, port, publicUrl } = command()
    .parse([...words], { from: 'user' })
    .opts<Options>();
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const serving = await serveSchool({
    data,
    settings: {
      ...(listen === undefined ? {} : { listen }),
      ...(port === undefined ? {} : { port }),
      ...(publicUrl === undefined ? {} : { publicUrl }),
    },
    env: process.env,
    say,
  });
  const { firstUrl, url, school } = serving;
  if (firstUrl) {
    say(
      `\nШкола создана. Откройте этот адрес, чтобы завести первую учётную запись (ключ в нём одноразовый):\n\n  ${firstUrl}\n`,
    );
  } else say(`\nШкола открыта: ${url}`);
  say(`Адрес в письмах: ${school.publicRoot()}\nОстановить: Ctrl+C.`);
  const stop = async () => {
    await serving.close();
    process.exit(0);
  };
  // Windows sends SIGHUP when the console is closed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void runProgram(stop));
}

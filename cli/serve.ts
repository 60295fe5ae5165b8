import { type Command, InvalidArgumentError } from 'commander';
import { folder, russianCommand, wholeNumber } from '../emulator/command.ts';
import { DATA } from '../workspace/data-folder.ts';
import { nameInHelp } from '../workspace/how-to-call.ts';
import { serveSchools } from '../workspace/serve/schools/serve-schools.ts';
import { serveSchool } from '../workspace/serve/serve-school.ts';
import type { ServerSettings } from '../workspace/serve/settings/settings.ts';
import { errorText } from '../workspace/serve/timer.ts';
import { runProgram } from '../workspace/user-facing-error.ts';

interface Options {
  readonly data: string;
  readonly schools?: string;
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
    .option('--schools <папка>', 'вести несколько школ: в этой папке у каждой школы своя', folder)
    .option('--listen <адрес>', 'где слушать: 127.0.0.1 – только этот компьютер, 0.0.0.0 – вся сеть', filled)
    .option('--port <номер>', 'порт страниц', wholeNumber(0, 65_535))
    .option('--public-url <адрес>', 'адрес, под которым школу открывают другие; стоит в письмах', filled);

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Closes the server when the program is told to end. */
function closeOnSignal(server: { close(): Promise<void> }): void {
  const stop = async () => {
    await server.close();
    process.exit(0);
  };
  // Windows sends SIGHUP when the console is closed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void runProgram(stop));
}

const FIRST = 'Откройте этот адрес, чтобы завести первую учётную запись (ключ в нём одноразовый)';

async function serveOne(data: string, settings: Partial<ServerSettings>): Promise<void> {
  const serving = await serveSchool({ data, settings, env: process.env, say });
  const { firstUrl, url, school } = serving;
  say(firstUrl ? `\nШкола создана. ${FIRST}:\n\n  ${firstUrl}\n` : `\nШкола открыта: ${url}`);
  say(`Адрес в письмах: ${school.publicRoot()}\nОстановить: Ctrl+C.`);
  closeOnSignal(serving);
}

async function serveMany(data: string, settings: Partial<ServerSettings>): Promise<void> {
  const server = await serveSchools({ data, settings, env: process.env, say });
  // An error outside of requests concerns one school. If it ended the process, all schools would be closed.
  for (const kind of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(kind, (error) => say(`Ошибка в программе: ${errorText(error)}`));
  }
  say(
    server.firstUrl
      ? `\nСервер школ создан. ${FIRST}:\n\n  ${server.firstUrl}\n`
      : `\nСервер школ открыт: ${server.root}`,
  );
  say(`Школа с именем school5 открывается так: ${server.rootOf('school5')}\nОстановить: Ctrl+C.`);
  closeOnSignal(server);
}

export async function run(words: readonly string[]): Promise<void> {
  const { data, schools, listen, port, publicUrl } = command()
    .parse([...words], { from: 'user' })
    .opts<Options>();
  const settings = {
    ...(listen === undefined ? {} : { listen }),
    ...(port === undefined ? {} : { port }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
  };
  await (schools === undefined ? serveOne(data, settings) : serveMany(schools, settings));
}

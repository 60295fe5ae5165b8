import { Command, InvalidArgumentError } from 'commander';

/** What `npm start` was asked for. */
export interface StartOptions {
  readonly empty: boolean;
  /** ISO date that the workspace takes for today; the real one where absent. */
  readonly today: string | undefined;
  readonly port: number;
  readonly data: string;
  readonly once: boolean;
}

export function isoDate(text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError('Нужна дата вида 2026-09-20.');
  }
  return text;
}

export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new InvalidArgumentError(`Нужно целое число от ${min} до ${max}.`);
    }
    return value;
  };
}

/** A command whose help and refusals are in Russian. */
export function russianCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .helpOption('-h, --help', 'показать эту справку')
    .configureOutput({
      outputError: (text, write) =>
        write(
          text
            .replace(/^error: /, '')
            .replace(/option '(.+?)' argument '(.*?)' is invalid\. /, 'Параметр $1: значение «$2» не подходит. ')
            .replace(/unknown option '(.+?)'/, 'Неизвестный параметр $1. Справка: --help')
            .replace(/option '(.+?)' argument missing/, 'У параметра $1 нет значения')
            .replace(/too many arguments.*/, 'Лишние слова в команде. Справка: --help'),
        ),
    });
}

/** Reads the command line of `npm start`. */
export function startOptions(argv: readonly string[]): StartOptions {
  const command = russianCommand('npm start --', 'Запускает «Наставника» на этом компьютере.')
    .option('--empty', 'пустая школа: без учителей и ответов', false)
    .option('--today <дата>', 'какой день считать сегодняшним, например 2026-09-20', isoDate)
    .option('--port <номер>', 'порт страниц и API', wholeNumber(0, 65_535), 0)
    .option('--data <папка>', 'где хранить данные', '.nastavnik')
    .option('--once', 'обновить таблицу, показать сводку и закончить', false)
    .parse([...argv], { from: 'user' });
  const { empty, today, port, data, once } = command.opts<StartOptions>();
  return { empty, today, port, data, once };
}

import { InvalidArgumentError } from 'commander';
import { folder, russianCommand, wholeNumber } from '../emulator/command.ts';

/** The options of `npm start`. */
export interface StartOptions {
  readonly empty: boolean;
  /** Whether the workbook contains codes, and only a key beside the data contains names. */
  readonly codes: boolean;
  /** ISO date that the workspace uses as today; undefined for the real date. */
  readonly today: string | undefined;
  readonly port: number;
  readonly data: string;
  readonly once: boolean;
}

/** The range of possible programme years. */
const YEARS = { first: 2020, last: 2100 };

export function isoDate(text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError('Нужна дата вида 2026-09-20.');
  }
  const year = Number(text.slice(0, 4));
  if (year < YEARS.first || year > YEARS.last) {
    throw new InvalidArgumentError(`Нужен год с ${YEARS.first} по ${YEARS.last}.`);
  }
  return text;
}

/** Reads the command line of `npm start`. */
export function startOptions(argv: readonly string[]): StartOptions {
  const command = russianCommand('npm start --', 'Запускает «Наставника» на этом компьютере.')
    .option('--empty', 'пустая школа: без учителей и ответов', false)
    .option('--codes', 'в таблице только коды, имена – в ключе: как школа работает с Google', false)
    .option('--today <дата>', 'какой день считать сегодняшним, например 2026-09-20', isoDate)
    .option('--port <номер>', 'порт страниц и API, 0 – любой свободный', wholeNumber(0, 65_535), 0)
    .option('--data <папка>', 'где хранить данные', folder, '.nastavnik')
    .option('--once', 'обновить таблицу, показать сводку и закончить', false)
    .parse([...argv], { from: 'user' });
  const { empty, codes, today, port, data, once } = command.opts<StartOptions>();
  return { empty, codes, today, port, data, once };
}

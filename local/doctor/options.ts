import { InvalidArgumentError } from 'commander';
import { folder, russianCommand } from '../../emulator/command.ts';
import { spreadsheetIdOf } from '../google/live-google.ts';

/** What `npm run doctor` was asked for. */
export interface DoctorOptions {
  readonly data: string;
  /** Number of a spreadsheet at Google; the school of the data folder where it is left out. */
  readonly spreadsheet: string | undefined;
  /** Root of an emulator instead of Google's. */
  readonly root: string | undefined;
  readonly account: string | undefined;
  /** Address of the functions, without a closing slash. */
  readonly url: string | undefined;
  readonly project: string | undefined;
  readonly region: string;
  readonly backup: string | undefined;
  readonly json: boolean;
}

/** Reads the number of a spreadsheet, alone or in its address. */
export function spreadsheet(text: string): string {
  const id = spreadsheetIdOf(text);
  if (!id) throw new InvalidArgumentError('Нужен номер или адрес таблицы.');
  return id;
}

/** Reads an address without its closing slash. */
export function address(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new InvalidArgumentError('Нужен адрес: https://…');
  return text.replace(/\/+$/, '');
}

/** Reads the command line of `npm run doctor`. */
export function doctorOptions(argv: readonly string[]): DoctorOptions {
  const command = russianCommand(
    'npm run doctor --',
    'Проверяет установку, ничего в ней не меняя, и говорит, что исправить.',
  )
    .option('--data <папка>', 'школа этого компьютера: где лежат её данные', folder, '.nastavnik')
    .option('--spreadsheet <таблица>', 'школа у Google: номер или адрес таблицы', spreadsheet)
    .option('--root <адрес>', 'эмулятор вместо Google (или GOOGLE_API_ROOT)', address)
    .option('--account <почта>', 'учётная запись, от имени которой работает программа, если проверяете не её ключом')
    .option('--url <адрес>', 'адрес облачных функций', address)
    .option('--project <проект>', 'проект Google Cloud: проверить таймер')
    .option('--region <регион>', 'регион Google Cloud', 'europe-west1')
    .option('--backup <папка>', 'где лежат резервные копии', folder)
    .option('--json', 'ответ для программ', false)
    .parse([...argv], { from: 'user' });
  const { data, spreadsheet: id, root, account, url, project, region, backup, json } = command.opts<DoctorOptions>();
  if (!id && (root || project)) command.error('Вместе с --root и --project нужна таблица: --spreadsheet.');
  return { data, spreadsheet: id, root, account, url, project, region, backup, json };
}

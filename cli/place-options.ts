import { type Command, InvalidArgumentError } from 'commander';
import { folder } from '../emulator/command.ts';
import { spreadsheetIdOf } from '../workspace/google/live-google.ts';
import { presentFolder } from './data-folder.ts';

/** Reads a spreadsheet id, alone or within an address. */
export function spreadsheet(text: string): string {
  const id = spreadsheetIdOf(text);
  if (!id) throw new InvalidArgumentError('Нужен номер или адрес таблицы.');
  return id;
}

/** Checks an address and removes slashes at its end. */
export function address(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new InvalidArgumentError('Нужен адрес: https://…');
  return text.replace(/\/+$/, '');
}

/** Gives a command the options that select a school. */
export const withPlace = (command: Command): Command =>
  command
    .option('--data <папка>', 'школа этого компьютера: где лежат её данные', folder, presentFolder())
    .option('--spreadsheet <таблица>', 'школа у Google: номер или адрес таблицы', spreadsheet)
    .option('--root <адрес>', '«Наставник» на этом компьютере вместо Google (или GOOGLE_API_ROOT)', address);

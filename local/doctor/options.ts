import { folder, russianCommand } from '../../emulator/command.ts';
import { address, withPlace } from '../google/options.ts';

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

/** Reads the command line of `npm run doctor`. */
export function doctorOptions(argv: readonly string[]): DoctorOptions {
  const command = withPlace(
    russianCommand('npm run doctor --', 'Проверяет установку, ничего в ней не меняя, и говорит, что исправить.'),
  )
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

import { folder, russianCommand } from '../../emulator/command.ts';
import { address, withPlace } from '../google/options.ts';

/** The options of `npm run doctor`. */
export interface DoctorOptions {
  readonly data: string;
  /** Id of a Google spreadsheet; without it, the doctor checks the school of the data folder. */
  readonly spreadsheet: string | undefined;
  /** Root address of an emulator that replaces Google. */
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

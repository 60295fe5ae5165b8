import { folder, russianCommand } from '../emulator/command.ts';
import { nameInHelp } from '../workspace/how-to-call.ts';
import { type DoctorOptions, runDoctor } from './doctor/run-doctor.ts';
import { address, withPlace } from './place-options.ts';

export async function run(words: readonly string[]): Promise<void> {
  const command = withPlace(
    russianCommand(nameInHelp('doctor'), 'Проверяет установку, ничего в ней не меняя, и говорит, что исправить.'),
  )
    .option('--account <почта>', 'учётная запись, от имени которой работает программа, если проверяете не её ключом')
    .option('--url <адрес>', 'адрес облачных функций', address)
    .option('--project <проект>', 'проект Google Cloud: проверить таймер')
    .option('--region <регион>', 'регион Google Cloud', 'europe-west1')
    .option('--backup <папка>', 'где лежат резервные копии', folder)
    .option('--json', 'ответ для программ', false)
    .parse([...words], { from: 'user' });
  const options = command.opts<DoctorOptions>();
  if (!options.spreadsheet && (options.root || options.project))
    command.error('Вместе с --root и --project нужна таблица: --spreadsheet.');
  await runDoctor(options, process.env);
}

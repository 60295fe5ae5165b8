import { folder, russianCommand, wholeNumber } from '../emulator/command.ts';
import { nameInHelp } from '../workspace/how-to-call.ts';
import { presentFolder } from './data-folder.ts';
import { type EraseOptions, eraseAtTerminal } from './erase/erase-at-terminal.ts';

export async function run(words: readonly string[]): Promise<void> {
  const command = russianCommand(
    nameInHelp('erase'),
    'Уничтожает данные участника, который отозвал согласие: в таблице, анкетах, письмах, документах и файлах папки данных. Работает и тогда, когда «Наставник» запущен.',
  )
    .usage('[код] [параметры]')
    .argument('[код]', 'код участника, например К-07')
    .option('--data <папка>', 'где лежат данные школы', folder, presentFolder())
    .option('--port <номер>', 'порт на время работы, если обычный занят', wholeNumber(0, 65_535), 0)
    .option('--yes', 'не переспрашивать', false)
    .parse([...words], { from: 'user' });
  await eraseAtTerminal({ ...command.opts<Omit<EraseOptions, 'code'>>(), code: command.args[0] });
}

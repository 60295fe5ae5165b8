import { folder, russianCommand } from '../emulator/command.ts';
import { DATA } from '../workspace/data-folder.ts';
import { howToCall, nameInHelp } from '../workspace/how-to-call.ts';
import { exportSchool } from '../workspace/serve/backup/export.ts';

/** `nastavnik export ФАЙЛ`: the whole school as one file, for another computer. */
export async function run(words: readonly string[]): Promise<void> {
  const program = russianCommand(
    nameInHelp('export'),
    'Записывает всю остановленную школу в один файл, чтобы перенести её на другой компьютер.',
  )
    .argument('<файл>', 'куда записать, например школа.nastavnik')
    .option('--data <папка>', 'папка данных школы', folder, DATA)
    .parse([...words], { from: 'user' });
  const [file = ''] = program.args;
  await exportSchool({ data: program.opts<{ readonly data: string }>().data, file });
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(`Школа записана в ${file}. В файле имена и ответы: храните его как саму школу.`);
  say(`На другом компьютере: ${howToCall('import', file)}. Пароль почты там впишите заново, его в файле нет.`);
  say('Здесь школу больше не запускайте: две школы разошлют одни и те же письма.');
}

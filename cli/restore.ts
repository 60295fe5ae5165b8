import { createInterface } from 'node:readline/promises';
import { folder, russianCommand } from '../emulator/command.ts';
import { DATA } from '../workspace/data-folder.ts';
import { callFor, nameInHelp } from '../workspace/how-to-call.ts';
import { backupFolderOf } from '../workspace/serve/backup/backup-folder.ts';
import { restore } from '../workspace/serve/backup/restore.ts';
import { readServerSettings } from '../workspace/serve/settings/settings-file.ts';

interface Options {
  readonly data: string;
  readonly yes: boolean;
}

async function isAgreed(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question('Вернуть школу из этой копии? Наберите «да»: ')).trim().toLowerCase() === 'да';
  } finally {
    terminal.close();
  }
}

export async function run(words: readonly string[]): Promise<void> {
  const program = russianCommand(
    nameInHelp('restore'),
    'Возвращает школу из копии. Прежние данные остаются рядом. Так же школу переносят на другой компьютер.',
  )
    .argument('<файл>', 'файл копии')
    .option('--data <папка>', 'папка данных школы', folder, DATA)
    .option('--yes', 'не спрашивать', false)
    .parse([...words], { from: 'user' });
  const [file = ''] = program.args;
  const { data, yes } = program.opts<Options>();
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  if (!yes && !(await isAgreed())) return say('Ничего не изменено.');
  const { settings } = await readServerSettings(data, process.env);
  const backups = backupFolderOf(data, settings);
  const { former, erased } = await restore({ file, data, backups }, new Date());
  say(`Школа возвращена из копии. Запустите её: ${callFor(data, 'serve')}.`);
  if (former) say(`Прежние данные: ${former}. Удалите их, когда убедитесь, что всё на месте: в них имена.`);
  if (erased.length > 0) {
    say(`Раньше удалены: ${erased.join(', ')}. Если в копии есть их данные, при запуске они будут удалены снова.`);
  }
  say(
    'Если после копии уходили письма, программа при первом просмотре придержит рассылку и спросит куратора на странице «Память программы».',
  );
  say(
    'Учётные записи, пароли и настройки участников – какими были в день копии. Если с тех пор кого-то убрали или меняли пароль, повторите это на странице «Учётные записи».',
  );
}

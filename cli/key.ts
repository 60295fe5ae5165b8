import { type Command, InvalidArgumentError } from 'commander';
import { russianCommand } from '../emulator/command.ts';
import { normalCode } from '../sheets-schema/cell.ts';
import { nameInHelp } from '../workspace/how-to-call.ts';
import { newPeople, samePeople } from '../workspace/staff/identifications.ts';
import { checkKey, eraseByKey, makeKey, printKey, takeNamesIntoKey } from './key/actions.ts';
import { withPlace } from './place-options.ts';

function participant(text: string): string {
  const code = normalCode(text);
  if (code?.startsWith('К-')) return code;
  throw new InvalidArgumentError('Нужен код участника вида К-107.');
}

const action = (name: string, about: string): Command =>
  russianCommand(name, about).option('--key <файл>', 'файл ключа', 'key.csv');

const make = (): Command =>
  withPlace(
    action(
      'make',
      'Даёт людям из списка случайные коды, пишет ключ и вносит коды на лист «Участники». Если ключ уже есть, сначала показывает, что изменится.',
    ),
  )
    .requiredOption(
      '--staff <файл>',
      'список сотрудников .csv или .xlsx: ФИО, должность, почта, предметная область, стаж',
    )
    .option('--sheet <название>', 'какой лист файла читать, если люди есть на нескольких')
    .option('--same <строки>', 'кто из списка – человек из ключа под другим именем, например 5=К-412', samePeople)
    .option('--new <строки>', 'кто из списка – новые люди, хотя и похожи на кого-то, например 6,7', newPeople)
    .option('--yes', 'записать изменения', false)
    .action(makeKey);

const print = (): Command =>
  action('print', 'Показывает ключ: код, ФИО, должность, почта.')
    .option('--html <файл>', 'записать страницу для печати')
    .action(printKey);

const check = (): Command => withPlace(action('check', 'Сверяет ключ с таблицей и ищет в ней имена.')).action(checkKey);

const take = (): Command =>
  withPlace(action('take', 'Переносит имена из таблицы в ключ и очищает их в таблице: для перехода на коды.'))
    .option('--yes', 'записать ключ и очистить таблицу', false)
    .action(takeNamesIntoKey);

const erase = (): Command =>
  withPlace(action('erase', 'Уничтожает данные отозвавшего согласие: в таблице и в ключе.'))
    .argument('<код>', 'код участника', participant)
    .option('--yes', 'уничтожить', false)
    .option('--without-letter', 'не ждать письма об отзыве согласия', false)
    .action(eraseByKey);

export async function run(words: readonly string[]): Promise<void> {
  const command = russianCommand(nameInHelp('key'), 'Ключ «код – имя» школы, которая работает в режиме «коды».')
    .usage('<действие> [параметры]')
    .helpCommand(false);
  for (const each of [make, print, check, take, erase]) command.addCommand(each());
  await command.parseAsync([...words], { from: 'user' });
}

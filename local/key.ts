import { InvalidArgumentError } from 'commander';
import { russianCommand } from '../emulator/command.ts';
import { parse } from '../functions/workbook/parse.ts';
import { readWorkbook } from '../functions/workbook/workbook.ts';
import { normalCode } from '../sheets-schema/cell.ts';
import type { PlaceOptions } from './google/open-place.ts';
import { withPlace } from './google/options.ts';
import { answerFile } from './import/answer-file.ts';
import { eraseFromKey } from './key/erase-from-key.ts';
import { examineKey, findingsOfKey } from './key/examine-key.ts';
import { findKey, readKey, writeKey } from './key/key-file.ts';
import { keyPage, keyTable } from './key/key-page.ts';
import { codedWorkbook } from './key/make-key.ts';
import { takeNames, withNamesOf } from './key/take-names.ts';
import { takeStaffList } from './key/take-staff-list.ts';
import { codedSchool } from './letters/coded-school.ts';
import { PlainFailure, runProgram } from './plain-failure.ts';
import { atSchool } from './school-connection.ts';
import { schoolMail } from './school-mail.ts';
import { newPeople, samePeople, type Verdicts } from './staff/verdicts.ts';
import { writeWholeFile } from './whole-file.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

type KeyOption = { readonly key: string };
type AtSchool = KeyOption & PlaceOptions;

const command = (name: string, about: string) =>
  russianCommand(name, about).option('--key <файл>', 'файл ключа', 'key.csv');

function participant(text: string): string {
  const code = normalCode(text);
  if (code?.startsWith('К-')) return code;
  throw new InvalidArgumentError('Нужен код участника вида К-107.');
}

interface Make extends AtSchool {
  readonly staff: string;
  readonly sheet: string | undefined;
  readonly same?: Verdicts;
  readonly new?: readonly number[];
  readonly yes: boolean;
}

const make = withPlace(
  command(
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
  .action(async ({ key: path, staff, sheet, same = new Map(), new: fresh = [], yes, ...place }: Make) => {
    const before = (await findKey(path)) ?? new Map();
    const file = await answerFile(staff);
    const verdicts = new Map([...same, ...fresh.map((row) => [row, 'new'] as const)]);
    await atSchool(place, (school) => takeStaffList(school, { path, before, file, sheet, verdicts, yes }, say));
  });

const print = command('print', 'Показывает ключ: код, ФИО, должность, почта.')
  .option('--html <файл>', 'записать страницу для печати')
  .action(async ({ key: path, html }: KeyOption & { html?: string }) => {
    const key = await readKey(path);
    if (html === undefined) {
      say(keyTable(key));
      return;
    }
    await writeWholeFile(html, keyPage(key), 0o600);
    say(`Страница для печати: ${html}. Напечатайте её и удалите файл.`);
  });

const check = withPlace(command('check', 'Сверяет ключ с таблицей и ищет в ней имена.')).action(
  async ({ key: path, ...place }: AtSchool) => {
    const key = await readKey(path);
    const lines = findingsOfKey(await atSchool(place, (school) => examineKey(school, key)));
    say(lines.length === 0 ? `Ключ в порядке, строк: ${key.size}. Имён в таблице не видно.` : lines.join('\n'));
    process.exitCode = lines.length === 0 ? 0 : 1;
  },
);

const take = withPlace(
  command('take', 'Переносит имена из таблицы в ключ и очищает их в таблице: для перехода на коды.'),
)
  .option('--yes', 'записать ключ и очистить таблицу', false)
  .action(async ({ key: path, yes, ...place }: AtSchool & { yes: boolean }) => {
    const before = (await findKey(path)) ?? new Map();
    await atSchool(place, async (school) => {
      await codedWorkbook(school);
      const key = withNamesOf(parse(await readWorkbook(school.sheets, school.spreadsheetId)), before);
      if (!yes) {
        say(`В ключ перейдёт людей: ${key.size - before.size}. Ничего не сделано. Сделать: та же команда с --yes.`);
        return;
      }
      await writeKey(path, key);
      const { cells, inForms } = await takeNames(school, key);
      say(`Ключ: ${path}, строк: ${key.size}. Изменено ячеек: ${cells}. Коды участников остались прежними.`);
      for (const [title, count] of inForms) {
        say(
          `Анкета «${title}» хранит ответы с именами: ${count}. Откройте её, «Ответы» → «Удалить все ответы»: строки в таблице останутся.`,
        );
      }
      say('Прежние имена остаются в истории версий таблицы у Google: стереть их можно только вместе с таблицей.');
    });
  });

const erase = withPlace(command('erase', 'Уничтожает данные отозвавшего согласие: в таблице и в ключе.'))
  .argument('<код>', 'код участника', participant)
  .option('--yes', 'уничтожить', false)
  .option('--without-letter', 'не ждать письма об отзыве согласия', false)
  .action(async (code: string, options: AtSchool & { yes: boolean; withoutLetter: boolean }) => {
    const { key: path, yes, withoutLetter, ...place } = options;
    if (!yes) {
      throw new PlainFailure(`Данные ${code} будут уничтожены навсегда. Если это верно, повторите команду с --yes.`);
    }
    const key = await readKey(path);
    const mail = schoolMail(process.env);
    try {
      await atSchool(place, async (school) => {
        await codedWorkbook(school);
        const coded = codedSchool(school, { names: key, mail });
        say(await eraseFromKey(school, coded, { path, key, code, withoutLetter }));
      });
    } finally {
      mail.close();
    }
  });

await runProgram(async () => {
  await russianCommand('npm run key --', 'Ключ «код – имя» школы, которая работает в режиме «коды».')
    .usage('<действие> [параметры]')
    .helpCommand(false)
    .addCommand(make)
    .addCommand(print)
    .addCommand(check)
    .addCommand(take)
    .addCommand(erase)
    .parseAsync();
});

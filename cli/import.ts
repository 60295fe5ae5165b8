import { InvalidArgumentError } from 'commander';
import { folder, russianCommand } from '../emulator/command.ts';
import type { FormName } from '../functions/domain/programme.ts';
import { forms } from '../sheets-schema/forms/index.ts';
import { DATA } from '../workspace/data-folder.ts';
import { callFor, howToCall, nameInHelp } from '../workspace/how-to-call.ts';
import { backupFolderOf } from '../workspace/serve/backup/backup-folder.ts';
import { importSchool } from '../workspace/serve/backup/export.ts';
import { readServerSettings } from '../workspace/serve/settings/settings-file.ts';
import { type ImportOptions, importAnswers } from './import/import-answers.ts';
import type { DateOrder } from './import/written-date.ts';
import { withPlace } from './place-options.ts';

const ORDERS: Readonly<Record<string, DateOrder>> = {
  'день-месяц': 'dayFirst',
  'месяц-день': 'monthFirst',
  'год-месяц-день': 'yearFirst',
};

function dateOrder(text: string): DateOrder {
  const order = ORDERS[text.trim().toLowerCase()];
  if (order) return order;
  throw new InvalidArgumentError(`Порядок в датах: ${Object.keys(ORDERS).join(', ')}.`);
}

function formName(text: string): FormName {
  const found = (Object.keys(forms) as FormName[]).find((name) => name === text);
  if (found) return found;
  throw new InvalidArgumentError(`Анкеты: ${Object.keys(forms).join(', ')}.`);
}

function rowNumbers(text: string): number[] {
  const rows = text.split(',').map((each) => Number(each.trim()));
  if (rows.every((row) => Number.isInteger(row) && row > 0)) return rows;
  throw new InvalidArgumentError('Нужны номера строк через запятую.');
}

/** `nastavnik import ФАЙЛ`: a school that another computer exported. */
async function importWholeSchool(words: readonly string[]): Promise<void> {
  const program = russianCommand(nameInHelp('import'), 'Принимает школу, записанную на другом компьютере (export).')
    .argument('<файл>', 'файл школы или её резервная копия')
    .option('--data <папка>', 'папка данных школы', folder, DATA)
    .parse([...words], { from: 'user' });
  const [file = ''] = program.args;
  const { data } = program.opts<{ readonly data: string }>();
  const { settings } = await readServerSettings(data, process.env);
  await importSchool({ file, data, backups: backupFolderOf(data, settings) }, new Date());
  process.stdout.write(
    `Школа принята в папку ${data}. Запустите её: ${callFor(data, 'serve')}. Пароль почты впишите заново.\n`,
  );
}

export async function run(words: readonly string[]): Promise<void> {
  // Answers of a form are always named by an option; a school is a file alone.
  const isSchool = words.length > 0 && !words.some((word) => /^(--form|--file|--help|-h)(=|$)/.test(word));
  await (isSchool ? importWholeSchool(words) : importFormAnswers(words));
}
async function importFormAnswers(words: readonly string[]): Promise<void> {
  const options = withPlace(
    russianCommand(
      nameInHelp('import'),
      `Переносит в таблицу ответы, выгруженные из Google, Microsoft или Яндекс Форм. Без --yes только показывает, что будет. Школу целиком принимает ${howToCall('import', 'ФАЙЛ')}.`,
    ),
  )
    .requiredOption('--form <анкета>', 'какая анкета, например intake', formName)
    .requiredOption('--file <файл>', 'файл .csv или .xlsx; над ответами – строка с вопросами')
    .option('--key <файл>', 'ключ школы: нужен в режиме «коды», чтобы имена из ответов не попали в таблицу')
    .option('--checked <строки>', 'строки файла, где нет имён, хотя похоже, например 5,9', rowNumbers, [])
    .option('--dates <порядок>', `порядок в датах вида 10/9/2026: ${Object.keys(ORDERS).join(', ')}`, dateOrder)
    .option('--yes', 'записать', false)
    .parse([...words], { from: 'user' })
    .opts<ImportOptions>();
  await importAnswers(options);
}

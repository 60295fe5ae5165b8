import { InvalidArgumentError } from 'commander';
import { russianCommand } from '../emulator/command.ts';
import type { FormName } from '../functions/domain/programme.ts';
import { forms } from '../sheets-schema/forms/index.ts';
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

export async function run(words: readonly string[]): Promise<void> {
  const options = withPlace(
    russianCommand(
      'npm run import --',
      'Переносит в таблицу ответы, выгруженные из Google, Microsoft или Яндекс Форм. Без --yes только показывает, что будет.',
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

import { InvalidArgumentError } from 'commander';
import { russianCommand } from '../emulator/command.ts';
import type { FormName } from '../functions/domain/programme.ts';
import { googleSheets } from '../functions/gateways/google-sheets.ts';
import { forms } from '../sheets-schema/forms/index.ts';
import { openPlace, type PlaceOptions } from './google/open-place.ts';
import { withPlace } from './google/options.ts';
import { answerFile } from './import/answer-file.ts';
import { importFile, importText } from './import/import-file.ts';
import type { DateOrder } from './import/written-date.ts';
import { readKey } from './key/key-file.ts';
import { runProgram } from './plain-failure.ts';

interface Options extends PlaceOptions {
  readonly form: FormName;
  readonly file: string;
  readonly yes: boolean;
  readonly key?: string;
  readonly checked: readonly number[];
  readonly dates?: DateOrder;
}

/** The Russian names of the date orders. */
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

const { form, file, yes, key, checked, dates, ...place } = withPlace(
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
  .parse()
  .opts<Options>();

const SHEETS_SCOPE = 'https://www.googleapis.com/auth/spreadsheets';

await runProgram(async () => {
  const tables = await answerFile(file);
  const said = {
    checked,
    ...(key === undefined ? {} : { key: await readKey(key) }),
    ...(dates === undefined ? {} : { dates }),
  };
  const { spreadsheetId, access, close } = await openPlace(place, [SHEETS_SCOPE], process.env);
  const site = {
    spreadsheetId,
    sheets: googleSheets(access),
    random: Math.random,
    pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  };
  try {
    process.stdout.write(`${importText(await importFile(site, form, tables, yes, said), yes)}\n`);
  } finally {
    await close();
  }
});

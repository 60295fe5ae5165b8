import { InvalidArgumentError } from 'commander';
import { russianCommand } from '../emulator/command.ts';
import type { FormName } from '../functions/domain/programme.ts';
import { googleSheets } from '../functions/gateways/google-sheets.ts';
import { forms } from '../sheets-schema/forms/index.ts';
import { openPlace, type PlaceOptions } from './google/open-place.ts';
import { withPlace } from './google/options.ts';
import { answerFile } from './import/answer-file.ts';
import { importFile, importText } from './import/import-file.ts';
import { runProgram } from './plain-failure.ts';

interface Options extends PlaceOptions {
  readonly form: FormName;
  readonly file: string;
  readonly yes: boolean;
}

function formName(text: string): FormName {
  const found = (Object.keys(forms) as FormName[]).find((name) => name === text);
  if (found) return found;
  throw new InvalidArgumentError(`Анкеты: ${Object.keys(forms).join(', ')}.`);
}

const { form, file, yes, ...place } = withPlace(
  russianCommand(
    'npm run import --',
    'Переносит в таблицу ответы, выгруженные из Google Форм или Яндекс Форм. Без --yes только показывает, что будет.',
  ),
)
  .requiredOption('--form <анкета>', 'какая анкета, например intake', formName)
  .requiredOption('--file <файл>', 'файл .csv или .xlsx; над ответами – строка с вопросами')
  .option('--yes', 'записать', false)
  .parse()
  .opts<Options>();

const SHEETS_SCOPE = 'https://www.googleapis.com/auth/spreadsheets';

await runProgram(async () => {
  const tables = await answerFile(file);
  const { spreadsheetId, access, close } = await openPlace(place, [SHEETS_SCOPE], process.env);
  const site = {
    spreadsheetId,
    sheets: googleSheets(access),
    random: Math.random,
    pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  };
  try {
    process.stdout.write(`${importText(await importFile(site, form, tables, yes), yes)}\n`);
  } finally {
    await close();
  }
});

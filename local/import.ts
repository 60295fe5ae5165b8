import { InvalidArgumentError } from 'commander';
import { folder, russianCommand } from '../emulator/command.ts';
import type { FormName } from '../functions/domain/programme.ts';
import { forms } from '../sheets-schema/forms/index.ts';
import { answerFile } from './import/answer-file.ts';
import { importFile, importText } from './import/import-file.ts';
import { openInstallation } from './installation.ts';
import { runProgram } from './plain-failure.ts';

interface Options {
  readonly form: FormName;
  readonly file: string;
  readonly data: string;
  readonly yes: boolean;
}

function formName(text: string): FormName {
  const found = (Object.keys(forms) as FormName[]).find((name) => name === text);
  if (found) return found;
  throw new InvalidArgumentError(`Анкеты: ${Object.keys(forms).join(', ')}.`);
}

const { form, file, data, yes } = russianCommand(
  'npm run import --',
  'Переносит в таблицу ответы, выгруженные из Google Форм или Яндекс Форм. Без --yes только показывает, что будет.',
)
  .requiredOption('--form <анкета>', 'какая анкета, например intake', formName)
  .requiredOption('--file <файл>', 'файл .csv или .xlsx; в первой строке – вопросы')
  .option('--data <папка>', 'где лежат данные школы', folder, '.nastavnik')
  .option('--yes', 'записать', false)
  .parse()
  .opts<Options>();

await runProgram(async () => {
  const rows = await answerFile(file);
  const installation = await openInstallation(data);
  try {
    process.stdout.write(`${importText(await importFile(installation, form, rows, yes), yes)}\n`);
  } finally {
    await installation.close();
  }
});

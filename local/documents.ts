import { DateTime } from 'luxon';
import { folder, russianCommand } from '../emulator/command.ts';
import { googleDrive } from '../functions/gateways/google-drive.ts';
import { DocumentsError } from '../functions/jobs/documents-error.ts';
import { draftDocuments } from '../functions/jobs/draft-documents.ts';
import { documentsText } from './documents/documents-text.ts';
import { writeWordFiles } from './documents/word-files.ts';
import { openInstallation } from './installation.ts';
import { PlainFailure, runProgram } from './plain-failure.ts';
import { TIME_ZONE } from './workspace.ts';

const { data, word } = russianCommand(
  'npm run documents --',
  'Готовит документы программы: для нового содержания – новый документ, прежние не меняются.',
)
  .option('--data <папка>', 'где лежат данные школы', folder, '.nastavnik')
  .option('--word <папка>', 'сохранить все документы ещё и файлами Word (.docx) в эту папку')
  .parse()
  .opts<{ data: string; word?: string }>();

await runProgram(async () => {
  const installation = await openInstallation(data);
  const now = DateTime.fromISO(`${installation.today}T12:00:00`, { zone: TIME_ZONE }).toJSDate();
  try {
    const school = { ...installation, clock: { now: () => now } };
    const report = await draftDocuments(school, googleDrive(installation.google));
    process.stdout.write(`${documentsText(report)}\n`);
    if (word === undefined) return;
    const files = await writeWordFiles(installation.google, report, word);
    process.stdout.write(`Файлы Word:\n${files.map((path) => `  ${path}`).join('\n')}\n`);
  } catch (error) {
    if (error instanceof DocumentsError) throw new PlainFailure(error.message);
    throw error;
  } finally {
    await installation.close();
  }
});

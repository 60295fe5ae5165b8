import { DateTime } from 'luxon';
import { googleDrive } from '../../functions/gateways/google-drive.ts';
import { DocumentsError } from '../../functions/jobs/documents-error.ts';
import { draftDocuments } from '../../functions/jobs/draft-documents.ts';
import { openInstallation, refuseStoppedServer, schoolIn } from '../installation.ts';
import { UserFacingError } from '../user-facing-error.ts';
import { TIME_ZONE } from '../workspace.ts';
import { documentsText } from './documents-text.ts';
import { writeWordFiles } from './word-files.ts';

export interface DocumentsOptions {
  readonly data: string;
  /** If given, this folder gets the documents as Word files. */
  readonly word?: string;
}

/** Prepares the documents of a school that is not running, and prints what was made. @throws UserFacingError if it cannot be done */
export async function prepareDocuments({ data, word }: DocumentsOptions): Promise<void> {
  refuseStoppedServer(await schoolIn(data), data, 'и подготовьте документы на странице «Документы».');
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
    if (error instanceof DocumentsError) throw new UserFacingError(error.message);
    throw error;
  } finally {
    await installation.close();
  }
}

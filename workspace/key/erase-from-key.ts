import { dayText } from '../../functions/domain/calendar/day-text.ts';
import { googleDrive } from '../../functions/gateways/google-drive.ts';
import { googleResponses } from '../../functions/gateways/google-forms/google-responses.ts';
import type { NameKey } from '../../functions/gateways/identity.ts';
import { type ErasureReport, erasePerson, SEARCHED, searchedEntry } from '../../functions/jobs/erase-person.ts';
import { ErasureError } from '../../functions/jobs/erasure-error.ts';
import { erasureText } from '../../functions/jobs/erasure-text.ts';
import { enterInJournal } from '../../functions/jobs/journal-entry.ts';
import type { School } from '../../functions/jobs/school.ts';
import { sync } from '../../functions/jobs/sync.ts';
import { parse } from '../../functions/workbook/parse.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import type { OutboxStatus } from '../../sheets-schema/tables/outbox.ts';
import type { SchoolConnection } from '../school-connection.ts';
import { UserFacingError } from '../user-facing-error.ts';
import { writeKey } from './key-file.ts';

/** Outbox states after which a letter is not sent again automatically. */
const FINAL: ReadonlySet<string | undefined> = new Set<OutboxStatus>(['sent', 'failed', 'unknown']);

/** The person to erase, and the path of the key. */
export interface KeyErasure {
  readonly path: string;
  readonly key: NameKey;
  readonly code: string;
  /** Whether the school confirmed the withdrawal to the person in another way. */
  readonly withoutLetter: boolean;
}

/** Checks that the person's last letter was sent, because the erasure deletes the address. @throws UserFacingError if the letter was not sent yet */
async function confirmed(school: School, { key, code, withoutLetter }: KeyErasure): Promise<void> {
  if (withoutLetter || key.get(code)?.email === undefined) return;
  await sync(school);
  const { tables } = parse(await readWorkbook(school.sheets, school.spreadsheetId));
  const letter = tables.outbox.find(
    (row) => row.code === code && row.notice === 'withdrawalConfirmed' && row.status !== 'dropped',
  );
  if (letter && !FINAL.has(letter.status)) {
    throw new UserFacingError(
      `Письмо об отзыве согласия для ${code} ещё не ушло${letter.detail ? `: ${letter.detail}` : '.'} Повторите команду в рабочее время. Если человек предупреждён иначе, добавьте --without-letter.`,
    );
  }
}

function reportText({ path, key, code }: KeyErasure, report: ErasureReport): string {
  return [
    `Данные ${code} уничтожены ${dayText(report.act.destroyedOn)}.`,
    `${key.has(code) ? `Строка ключа уничтожена: ${path}.` : `В ключе его строки уже нет: ${path}.`} Уничтожьте её и в копиях ключа.`,
    ...erasureText(report),
  ].join('\n');
}

/**
 * Erases a person who withdrew consent: first from the workbook, then from the key.
 * @returns a report in words
 * @throws UserFacingError if nobody has this code, the person did not withdraw consent, or the workbook still names the
 * person
 */
export async function eraseFromKey(
  { google }: Pick<SchoolConnection, 'google'>,
  school: School,
  erasure: KeyErasure,
): Promise<string> {
  const { path, key, code } = erasure;
  try {
    await confirmed(school, erasure);
    const options = { searchedByCaller: true };
    const report = await erasePerson(school, googleResponses(google), googleDrive(google), code, options);
    if (!report.isEmpty) {
      const found = erasureText(report).join('\n');
      throw new UserFacingError(`Поиск ещё находит участника, ключ пока не тронут: без него искать нечего.\n${found}`);
    }
    await writeKey(path, new Map([...key].filter(([each]) => each !== code)));
    if (key.has(code)) await enterInJournal(school, searchedEntry(code, report.act.withdrawnOn, SEARCHED));
    return reportText(erasure, report);
  } catch (error) {
    if (error instanceof ErasureError) throw new UserFacingError(error.message);
    throw error;
  }
}

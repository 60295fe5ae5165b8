import { isDestruction } from '../../../functions/domain/erasure/act.ts';
import { enterInJournal } from '../../../functions/jobs/journal-entry.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import type { ErasureContext } from '../../erasure/erasure-context.ts';
import { erasureService } from '../../erasure/erasure-service.ts';
import type { Erased } from './erased-list.ts';

const absentId = (code: string): string => `удалён раньше|${code}`;

/**
 * Erases the people of the list whom these data still contain, because they come from a backup. The journal of the data says who was erased in them.
 * If nobody in the data has a code of the list, the journal records that, so that a later person with this code is not erased. If the last keeper is
 * erased, the school has no keeper, and the start prints a key for a new one.
 * @returns why some could not be erased, in Russian. The next start tries again
 */
export async function eraseAgain(context: ErasureContext, list: readonly Erased[]): Promise<readonly string[]> {
  const { school } = context;
  const erase = erasureService({ ...context, isRepeated: true });
  const refused: string[] = [];
  for (const { code, at, withdrawnOn } of list) {
    const { people, journal } = parse(await readWorkbook(school.sheets, school.spreadsheetId)).tables;
    if (journal.some(({ entryId }) => isDestruction(entryId, code) || entryId === absentId(code))) continue;
    if (!people.some((person) => person.code === code)) {
      await enterInJournal(school, {
        entryId: absentId(code),
        subject: code,
        what: 'В данных, возвращённых из копии, этого человека нет: удалять нечего',
        why: 'Список удалённых людей',
      });
      continue;
    }
    const outcome = await erase({ code, withdrawnOn: withdrawnOn ?? at.slice(0, 10), confirmCode: code });
    if (outcome.kind === 'refused') refused.push(`${code}: ${outcome.why}`);
    else if (outcome.kind !== 'done') refused.push(`${code}: отзыв согласия не записан в «Реестр согласий».`);
  }
  return refused;
}

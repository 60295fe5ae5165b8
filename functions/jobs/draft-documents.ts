import { holdText } from '../domain/hold/hold-words.ts';
import type { DriveGateway } from '../gateways/drive-gateway.ts';
import { readWorkbook } from '../workbook/workbook.ts';
import { DocumentsError } from './documents-error.ts';
import { Drafting, type DraftingSchool, type DraftReport } from './drafting.ts';
import { FileCabinet } from './file-cabinet.ts';
import { planFor } from './plan-for.ts';
import { Tries } from './tries.ts';

/** Makes files for what people wrote meanwhile so many times before it rests. */
const MOST_ROUNDS = 3;

/**
 * Makes a Google Doc of each document whose content is new and puts its link into the column «Проект»: never into a file that
 * stands, so that what somebody wrote into a draft is safe. What is registered and has its link is drafted no more. Beside them
 * the evidence folder gets a folder for each activity and a table of contents.
 *
 * One reading and one look at Drive where nothing is new. Otherwise the files are made, and the workbook is read once more
 * before the links are committed: making files takes its time, and people go on writing. A run that was cut off, or whose
 * answer was lost, is found again by what its files say.
 * @param hasTime whether the run may begin another file
 * @throws DocumentsError where the workbook must be mended first, GoogleError
 */
export async function draftDocuments(
  school: DraftingSchool,
  drive: DriveGateway,
  hasTime: () => boolean = () => true,
): Promise<DraftReport> {
  const tries = new Tries(school);
  const cabinet = await FileCabinet.open(school, drive);
  let left = 0;
  for (let round = 1; ; ) {
    const planned = planFor({ clock: school.clock }, await readWorkbook(school.sheets, school.spreadsheetId), []);
    if (planned.hold) throw new DocumentsError(`Документы не подготовлены. ${holdText(planned.hold)}`);
    if (planned.plan.standing.programme.problems.some(({ stopsWork }) => stopsWork)) {
      throw new DocumentsError(
        'Документы не подготовлены: в таблице не хватает важного. На листе «Проверка данных» сказано, что исправить; потом повторите.',
      );
    }
    const drafting = new Drafting(school, cabinet, planned);
    const before = cabinet.made.size;
    if (round <= MOST_ROUNDS && left === 0) {
      left = await drafting.make(hasTime);
      round++;
      if (cabinet.made.size > before) continue;
    }
    try {
      await drafting.commit();
      return await drafting.report(left);
    } catch (error) {
      await tries.lost(error);
    }
  }
}

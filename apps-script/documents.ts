import { draftDocuments } from '../functions/jobs/draft-documents.ts';
import { connection, orderDocuments } from './connection.ts';
import { withDocumentLock } from './document-lock.ts';
import { driveService } from './gateways/drive-service.ts';
import { isKeeper } from './keeper.ts';
import { lookAgain } from './look-again.ts';
import { timed } from './run-time.ts';
import { thisSchool } from './this-school.ts';
import { continueSoon, stopContinuing } from './triggers.ts';

const HANDLER = 'onContinueDocuments';

interface Prepared {
  readonly made: number;
  readonly left: number;
}

/** Prepares the documents in this run. @throws AnotherRun if another run is at work */
function prepareHere(): Promise<Prepared> {
  return withDocumentLock(() =>
    timed(async (time) => {
      const { documents, left } = await draftDocuments(thisSchool(time), driveService(), time.hasTime);
      return { made: documents.filter((each) => each.new).length, left };
    }),
  );
}

/**
 * Prepares the documents, in this script or in the cloud functions. A run of the same account continues a minute later, because the files are on its
 * Drive.
 */
export async function prepareSchoolDocuments(): Promise<void> {
  const place = connection();
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const { made, left } =
    place.kind === 'connected' ? orderDocuments(place.url, spreadsheet.getId()) : await prepareHere();
  if (left > 0) {
    continueSoon(HANDLER);
    spreadsheet.toast(`Осталось файлов: ${left}. Продолжение начнётся само через минуту.`, 'Документы', 15);
    return;
  }
  stopContinuing(HANDLER);
  const news = made > 0 ? `Новых документов: ${made}.` : 'Нового нет: все документы подготовлены раньше.';
  const mine =
    made > 0 && place.kind === 'standalone' && !isKeeper()
      ? ' Файлы – на Вашем Диске: откройте их папку тем, кто работает с ними.'
      : '';
  spreadsheet.toast(`${news} Ссылки – на листе «Документы» в столбце «Проект».${mine}`, 'Документы', 15);
  if (place.kind === 'standalone') await lookAgain('timer');
}

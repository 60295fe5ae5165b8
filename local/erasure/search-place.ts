import { cellsThat, ERASURE_FIELDS } from '../../functions/workbook/erase/erase-requests.ts';
import { filesOf } from '../traces/files-of.ts';
import { findTraces, type Source, type Trace } from '../traces/find-traces.ts';
import { lookout } from '../traces/lookout.ts';
import type { Sought } from '../traces/sought.ts';
import { DATA_FILE } from './folder-files.ts';
import type { ErasurePlace } from './place.ts';
import type { SilentDocuments } from './silent-documents.ts';
import { storeSources, WORKBOOK } from './store-sources.ts';

/** What of a person is still on this computer. */
export interface PlaceTraces {
  readonly surely: readonly Trace[];
  /** What a human has to look at. */
  readonly perhaps: readonly Trace[];
  /** Files that could not be read, and why. */
  readonly unread: readonly { readonly place: string; readonly why: string }[];
}

async function* sourcesOf({ folder, store }: ErasurePlace, silent: SilentDocuments): AsyncGenerator<Source> {
  yield* storeSources(store, (document) => silent.has(document));
  if (folder !== undefined) yield* filesOf(folder);
}

/**
 * Looks through the data folder and through all that the data file holds, freed pages too.
 * @param silent documents of the store in which the same search found nothing
 */
export async function searchPlace(
  place: ErasurePlace,
  sought: readonly Sought[],
  silent: SilentDocuments,
): Promise<PlaceTraces> {
  const { found, unread } = await findTraces(sourcesOf(place, silent), sought);
  const spreadsheet = await place.school.sheets.read(place.school.spreadsheetId, ERASURE_FIELDS);
  const look = lookout(sought);
  const cells = cellsThat(spreadsheet, (text) => look(text).size > 0);
  const what = ['слово, похожее на имя или адрес'];
  return {
    surely: found.filter(({ surely }) => surely),
    perhaps: [
      ...cells.map((cell) => ({ place: cell, what, surely: false })),
      // What stands in the workbook is told by cell, and the data file holds nothing that is not told already.
      ...found.filter(({ surely, place: at }) => !surely && at !== WORKBOOK && !DATA_FILE.test(at)),
    ],
    unread,
  };
}

import { cellsThat, ERASURE_FIELDS } from '../../functions/workbook/erase/erase-requests.ts';
import { filesOf } from '../traces/files-of.ts';
import { findTraces, type Source, type Trace } from '../traces/find-traces.ts';
import { traceFinder } from '../traces/trace-finder.ts';
import type { TracePattern } from '../traces/trace-patterns.ts';
import { type ErasureContext, isKeptIn } from './erasure-context.ts';
import { besidesData, DATA_FILE } from './folder-files.ts';
import type { SearchedDocuments } from './searched-documents.ts';
import { storeSources, WORKBOOK } from './store-sources.ts';

/** Traces of the person that are left on this computer. */
export interface PlaceTraces {
  readonly surely: readonly Trace[];
  /** Uncertain traces, for a person to check. */
  readonly perhaps: readonly Trace[];
  /** Files that could not be read, with the reason. */
  readonly unread: readonly { readonly place: string; readonly why: string }[];
}

/** The parts of a place that are searched. */
type SearchedPlace = Pick<ErasureContext, 'folder' | 'store' | 'backups'> & {
  readonly school: Pick<ErasureContext['school'], 'sheets' | 'spreadsheetId'>;
};

async function* sourcesOf(place: SearchedPlace, searched: SearchedDocuments): AsyncGenerator<Source> {
  yield* storeSources(place.store, (document) => searched.has(document));
  if (place.folder === undefined) return;
  yield* besidesData(place.folder, isKeptIn(place));
}

async function* dataFiles(folder: string): AsyncGenerator<Source> {
  for await (const source of filesOf(folder)) if (DATA_FILE.test(source.place)) yield source;
}

/** Searches the bytes of the data file, including its free pages. @returns the certain traces */
export async function searchDataFile(
  { folder }: Pick<ErasureContext, 'folder'>,
  sought: readonly TracePattern[],
): Promise<readonly Trace[]> {
  if (folder === undefined) return [];
  return (await findTraces(dataFiles(folder), sought)).found.filter(({ surely }) => surely);
}

/** Removes whole names of other people from a text. Some of these people may have the person's first name. */
const withoutNames = (text: string, names: readonly string[]): string =>
  names.reduce((left, name) => left.replaceAll(name, ' '), text);

/**
 * Searches the data folder, and the documents in the data file.
 * @param others - whole names of other people, except names that the person has too
 * @param searched - the stored documents in which an earlier search found nothing
 */
export async function searchPlace(
  place: SearchedPlace,
  sought: readonly TracePattern[],
  others: readonly string[],
  searched: SearchedDocuments,
): Promise<PlaceTraces> {
  const { found, unread } = await findTraces(sourcesOf(place, searched), sought);
  const spreadsheet = await place.school.sheets.read(place.school.spreadsheetId, ERASURE_FIELDS);
  const look = traceFinder(sought);
  const cells = cellsThat(spreadsheet, (text) => look(withoutNames(text, others)).size > 0);
  const what = ['слово, похожее на имя или адрес'];
  return {
    surely: found.filter(({ surely }) => surely),
    perhaps: [
      ...cells.map((cell) => ({ place: cell, what, surely: false })),
      // Skips the workbook, because `cells` lists its traces.
      ...found.filter(({ surely, place: at }) => !surely && at !== WORKBOOK),
    ],
    unread,
  };
}

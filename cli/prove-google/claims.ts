import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { revisionMark } from '../../functions/workbook/marks.ts';
import type { TestSpreadsheet } from './test-spreadsheet.ts';

/** A fact about Google on which the program relies. */
export interface Claim {
  /** The fact in Russian, as a statement. */
  readonly fact: string;
  /** Returns the observed difference, in Russian; undefined if the fact holds. */
  readonly differs: (spreadsheet: TestSpreadsheet) => Promise<string | undefined>;
}

const WRITERS = 20;

const text = (value: string): sheets_v4.Schema$CellData => ({ userEnteredValue: { stringValue: value } });

const put = (sheetId: number, rowIndex: number, columnIndex: number, value: string): sheets_v4.Schema$Request => ({
  updateCells: {
    start: { sheetId, rowIndex, columnIndex },
    rows: [{ values: [text(value)] }],
    fields: 'userEnteredValue',
  },
});

/** Google's message if it refuses the call; undefined if it accepts the call. Other failures, such as a lost connection, are thrown. */
async function refusal(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'status' in error && typeof error.status === 'number')
      return `${error.status} ${error.message}`;
    throw error;
  }
}

function revisionRequests(sheetId: number, revision: number): sheets_v4.Schema$Request[] {
  const range = { sheetId, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
  const namedRangeId = revisionMark(revision);
  return [{ addNamedRange: { namedRange: { namedRangeId, name: `proof_${sheetId}_${revision}`, range } } }];
}

const oneWriterWins: Claim = {
  fact: `Из ${WRITERS} одновременных записей об одной ревизии принята ровно одна, и в таблице – только её значение`,
  async differs(spreadsheet) {
    const sheetId = await spreadsheet.tab('Ревизия');
    const base = 900_000 + (sheetId % 90_000);
    await spreadsheet.write(revisionRequests(sheetId, base));
    const refusals = await Promise.all(
      Array.from({ length: WRITERS }, (_, i) =>
        refusal(
          spreadsheet.write([
            put(sheetId, 1 + i, 1, `запись ${i}`),
            { deleteNamedRange: { namedRangeId: revisionMark(base) } },
            ...revisionRequests(sheetId, base + 1),
          ]),
        ),
      ),
    );
    const accepted = refusals.flatMap((words, i) => (words === undefined ? [i] : []));
    if (accepted.length !== 1) return `принято ${accepted.length}; отказы: ${[...new Set(refusals)].join(' | ')}`;
    const { sheets = [] } = await spreadsheet.read('sheets(properties(sheetId),data(rowData(values(effectiveValue))))');
    const rows = sheets.find(({ properties }) => properties?.sheetId === sheetId)?.data?.[0]?.rowData ?? [];
    const written = rows.flatMap(({ values = [] }) =>
      values.flatMap(({ effectiveValue }) => effectiveValue?.stringValue ?? []),
    );
    const wanted = `запись ${accepted[0]}`;
    return written.join() === wanted ? undefined : `в таблице: ${written.join(', ') || 'пусто'} вместо «${wanted}»`;
  },
};

const columnMark = (sheetId: number, index: number, metadataId?: number): sheets_v4.Schema$Request => ({
  createDeveloperMetadata: {
    developerMetadata: {
      ...(metadataId === undefined ? {} : { metadataId }),
      metadataKey: 'nastavnik.proof.column',
      visibility: 'DOCUMENT',
      location: { dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 } },
    },
  },
});

const movedColumnRefuses: Claim = {
  fact: 'Если столбец передвинули, запись, которая ждёт его метку на прежнем месте, не принята целиком',
  async differs(spreadsheet) {
    const sheetId = await spreadsheet.tab('Столбец');
    const { replies } = await spreadsheet.write([columnMark(sheetId, 2)]);
    const metadataId = replies?.[0]?.createDeveloperMetadata?.developerMetadata?.metadataId ?? 0;
    const source = { sheetId, dimension: 'COLUMNS', startIndex: 2, endIndex: 3 };
    await spreadsheet.write([{ moveDimension: { source, destinationIndex: 5 } }]);
    const metadataLocation = { dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex: 2, endIndex: 3 } };
    const lookup = { metadataId, metadataLocation, locationMatchingStrategy: 'EXACT_LOCATION' };
    const words = await refusal(
      spreadsheet.write([
        { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: lookup } } },
        columnMark(sheetId, 2, metadataId),
        put(sheetId, 1, 2, 'не туда'),
      ]),
    );
    return words === undefined ? 'запись принята' : undefined;
  },
};

const oneReadShowsMarks: Claim = {
  fact: 'Одно чтение без диапазонов показывает метку столбца на его месте',
  async differs(spreadsheet) {
    const sheetId = await spreadsheet.tab('Метка');
    await spreadsheet.write([columnMark(sheetId, 3)]);
    const mask = 'sheets(properties(sheetId),data(columnMetadata(developerMetadata(metadataKey))))';
    const { sheets = [] } = await spreadsheet.read(mask);
    const columns = sheets.find(({ properties }) => properties?.sheetId === sheetId)?.data?.[0]?.columnMetadata ?? [];
    const found = columns.flatMap(({ developerMetadata = [] }, index) => (developerMetadata.length > 0 ? [index] : []));
    return found.join() === '3' ? undefined : `метки у столбцов: ${found.join(', ') || 'ни у одного'}`;
  },
};

const tableGrows: Claim = {
  fact: 'Строки, дописанные под таблицей Google, входят в неё, если расширить её диапазон',
  async differs(spreadsheet) {
    const sheetId = await spreadsheet.tab('Таблица');
    const range = { sheetId, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 };
    const tableId = `proof-${sheetId}`;
    const table = { tableId, name: `Proof_${sheetId}`, range, columnProperties: [{ columnName: 'Ответ' }] };
    await spreadsheet.write([put(sheetId, 0, 0, 'Ответ'), put(sheetId, 1, 0, 'первый'), { addTable: { table } }]);
    await spreadsheet.write([
      { appendCells: { sheetId, rows: [{ values: [text('второй')] }], fields: 'userEnteredValue' } },
    ]);
    await spreadsheet.write([
      { updateTable: { table: { tableId, range: { ...range, endRowIndex: 3 } }, fields: 'range' } },
    ]);
    const mask = 'sheets(properties(sheetId),tables(range),data(rowData(values(effectiveValue))))';
    const { sheets = [] } = await spreadsheet.read(mask);
    const seen = sheets.find(({ properties }) => properties?.sheetId === sheetId);
    const last = seen?.data?.[0]?.rowData?.[2]?.values?.[0]?.effectiveValue?.stringValue ?? 'пусто';
    const rows = seen?.tables?.[0]?.range?.endRowIndex ?? 0;
    return last === 'второй' && rows === 3 ? undefined : `третья строка: ${last}; строк в таблице: ${rows}`;
  },
};

const answerShowsCells: Claim = {
  fact: 'Ответ на запись показывает клетки такими, какими они стали',
  async differs(spreadsheet) {
    const sheetId = await spreadsheet.tab('Ответ');
    const { sheets = [] } = await spreadsheet.read('sheets(properties(sheetId,title))');
    const title = sheets.find(({ properties }) => properties?.sheetId === sheetId)?.properties?.title ?? '';
    const answer = await spreadsheet.write([put(sheetId, 2, 1, 'видно')], {
      includeSpreadsheetInResponse: true,
      responseIncludeGridData: true,
      responseRanges: [`'${title}'!B3:B3`],
    });
    const shown =
      answer.updatedSpreadsheet?.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]?.effectiveValue?.stringValue;
    return shown === 'видно' ? undefined : `показано: ${shown ?? 'ничего'}`;
  },
};

const formatsFollow: Claim = {
  fact: 'Добавленные строки получают форматы и списки для выбора последней строки',
  async differs(spreadsheet) {
    const sheetId = await spreadsheet.tab('Строки');
    const across = { sheetId, startColumnIndex: 0, endColumnIndex: 6 };
    const rule = {
      condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'да' }, { userEnteredValue: 'нет' }] },
    };
    const source = { ...across, startRowIndex: 49, endRowIndex: 50 };
    const destination = { ...across, startRowIndex: 50, endRowIndex: 60 };
    await spreadsheet.write([
      { setDataValidation: { range: { ...across, startRowIndex: 1 }, rule } },
      {
        repeatCell: {
          range: across,
          cell: { userEnteredFormat: { wrapStrategy: 'WRAP' } },
          fields: 'userEnteredFormat',
        },
      },
      { appendDimension: { sheetId, dimension: 'ROWS', length: 10 } },
      { copyPaste: { source, destination, pasteType: 'PASTE_FORMAT' } },
      { copyPaste: { source, destination, pasteType: 'PASTE_DATA_VALIDATION' } },
    ]);
    const { sheets = [] } = await spreadsheet.read(
      'sheets(properties(sheetId),data(rowData(values(dataValidation(condition(type)),userEnteredFormat(wrapStrategy)))))',
    );
    const rows = sheets.find(({ properties }) => properties?.sheetId === sheetId)?.data?.[0]?.rowData ?? [];
    const cell = rows[59]?.values?.[0];
    const seen = `список: ${cell?.dataValidation?.condition?.type ?? 'нет'}, перенос: ${cell?.userEnteredFormat?.wrapStrategy ?? 'нет'}`;
    return seen === 'список: ONE_OF_LIST, перенос: WRAP' ? undefined : seen;
  },
};

const linksStay: Claim = {
  fact: 'Ссылка в клетке читается той же, какой записана',
  async differs(spreadsheet) {
    const sheetId = await spreadsheet.tab('Ссылка');
    const uri = 'https://docs.google.com/forms/d/e/1FAIpQLSexample/viewform?usp=pp_url&entry.1=%D0%9A-01';
    const cell = { ...text('Открыть'), userEnteredFormat: { textFormat: { link: { uri } } } };
    const fields = 'userEnteredValue,userEnteredFormat.textFormat.link';
    await spreadsheet.write([
      { updateCells: { start: { sheetId, rowIndex: 1, columnIndex: 1 }, rows: [{ values: [cell] }], fields } },
    ]);
    const { sheets = [] } = await spreadsheet.read('sheets(properties(sheetId),data(rowData(values(hyperlink))))');
    const rows = sheets.find(({ properties }) => properties?.sheetId === sheetId)?.data?.[0]?.rowData ?? [];
    const seen = rows[1]?.values?.[1]?.hyperlink;
    return seen === uri ? undefined : `прочитано: ${seen ?? 'ничего'}`;
  },
};

/** A tab without values needs fewer bytes than this in an answer, because Google need only return the tab's id. */
const SMALL_ANSWER = 500;

const blankCellsAreSmall: Claim = {
  fact: 'Клетки без содержания, но с форматом не раздувают чтение',
  async differs(spreadsheet) {
    const sheetId = await spreadsheet.tab('Пустые');
    const range = { sheetId, startRowIndex: 1 };
    const cell = { userEnteredFormat: { wrapStrategy: 'WRAP' } };
    await spreadsheet.write([{ repeatCell: { range, cell, fields: 'userEnteredFormat' } }]);
    const { sheets = [] } = await spreadsheet.read('sheets(properties(sheetId),data(rowData(values(effectiveValue))))');
    const own = sheets.find(({ properties }) => properties?.sheetId === sheetId);
    const bytes = Buffer.byteLength(JSON.stringify(own));
    return bytes < SMALL_ANSWER ? undefined : `лист из 294 пустых клеток занял ${bytes} байт ответа`;
  },
};

/** The facts in the order in which they are tried: the most important one first. */
export const claims: readonly Claim[] = [
  oneWriterWins,
  movedColumnRefuses,
  oneReadShowsMarks,
  answerShowsCells,
  formatsFollow,
  linksStay,
  tableGrows,
  blankCellsAreSmall,
];

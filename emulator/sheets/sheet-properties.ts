import { invalidArgument } from '../core/errors.ts';
import { bothColors, color, colorStyle } from './color.ts';
import type { Draft } from './draft.ts';
import type { SheetProperties } from './model.ts';
import { flag, int32, message, optionalChoice, type Shape, text, unsupportedFields } from './shape.ts';

const gridProperties = message({
  rowCount: int32,
  columnCount: int32,
  frozenRowCount: int32,
  frozenColumnCount: int32,
  hideGridlines: flag,
  rowGroupControlAfter: flag,
  columnGroupControlAfter: flag,
});

const fields = message({
  sheetId: int32,
  title: text,
  index: int32,
  sheetType: optionalChoice('SheetType', ['GRID', 'OBJECT', 'DATA_SOURCE']),
  gridProperties,
  hidden: flag,
  tabColor: color,
  tabColorStyle: colorStyle,
  rightToLeft: flag,
  ...unsupportedFields('dataSourceSheetProperties'),
});

/** Google's SheetProperties in a request. */
export const sheetProperties: Shape<ReturnType<typeof fields.read>> = {
  fields: fields.fields,
  read: (value, at) => bothColors(fields.read(value, at), 'tabColor'),
};

export type GivenProperties = ReturnType<typeof sheetProperties.read>;

const LONGEST_TITLE = 100;
/** Google's limit of cells in a spreadsheet. */
const MOST_CELLS = 10_000_000;
const MOST_COLUMNS = 18_278;

/** @throws 400 if the title is empty, too long or taken by another tab */
export function checkTitle(draft: Draft, title: string, ownId?: number): void {
  if (title === '') throw invalidArgument('The sheet name cannot be empty.');
  if (title.length > LONGEST_TITLE) throw invalidArgument('The sheet name cannot be greater than 100 characters.');
  const same = draft.tabs.some(
    ({ properties }) => properties.sheetId !== ownId && properties.title.toLowerCase() === title.toLowerCase(),
  );
  if (same) throw invalidArgument(`A sheet with the name "${title}" already exists. Please enter another name.`);
}

/** The grid without zeros. @throws 400 if the grid is empty, too large, or wholly frozen */
export function checkedGrid(
  draft: Draft,
  given: Partial<SheetProperties['gridProperties']>,
  ownId?: number,
): SheetProperties['gridProperties'] {
  const { rowCount = 1000, columnCount = 26, frozenRowCount = 0, frozenColumnCount = 0 } = given;
  const { hideGridlines, rowGroupControlAfter, columnGroupControlAfter } = given;
  if (rowCount < 1 || columnCount < 1) throw invalidArgument('A sheet must have at least one row and one column.');
  if (columnCount > MOST_COLUMNS) throw invalidArgument(`A sheet cannot have more than ${MOST_COLUMNS} columns.`);
  if (frozenRowCount >= rowCount && frozenRowCount > 0)
    throw invalidArgument("You can't freeze all visible rows on the sheet.");
  if (frozenColumnCount >= columnCount && frozenColumnCount > 0) {
    throw invalidArgument("You can't freeze all visible columns on the sheet.");
  }
  const others = draft.tabs.reduce((sum, { properties: { sheetId, gridProperties: grid } }) => {
    return sheetId === ownId ? sum : sum + grid.rowCount * grid.columnCount;
  }, 0);
  if (others + rowCount * columnCount > MOST_CELLS) {
    throw invalidArgument(
      `This action would increase the number of cells in the workbook above the limit of ${MOST_CELLS} cells.`,
    );
  }
  return {
    rowCount,
    columnCount,
    ...(frozenRowCount > 0 && { frozenRowCount }),
    ...(frozenColumnCount > 0 && { frozenColumnCount }),
    ...(hideGridlines && { hideGridlines }),
    ...(rowGroupControlAfter && { rowGroupControlAfter }),
    ...(columnGroupControlAfter && { columnGroupControlAfter }),
  };
}

/** A sheetId for a new tab: the requested id or a random id. @throws 400 if the requested id is negative or taken */
export function newSheetId(draft: Draft, wished: number | undefined): number {
  const taken = (id: number): boolean => draft.tabs.some((sheet) => sheet.properties.sheetId === id);
  if (wished !== undefined) {
    if (wished < 0) throw invalidArgument('Sheet id must be non-negative.');
    if (taken(wished)) throw invalidArgument(`Sheet with id ${wished} already exists.`);
    return wished;
  }
  let id = draft.ids.int31();
  while (taken(id)) id = draft.ids.int31();
  return id;
}

/** A title that no tab has yet: `Sheet` («Лист» in Russian) and a number. */
export function freeTitle(draft: Draft): string {
  return numbered(draft, draft.properties.locale.startsWith('ru') ? 'Лист' : 'Sheet', draft.tabs.length + 1);
}

/** A title for the tab of a chart: `Chart` («Диаграмма» in Russian) and a number. */
export function freeChartTitle(draft: Draft): string {
  return numbered(draft, draft.properties.locale.startsWith('ru') ? 'Диаграмма' : 'Chart', 1);
}

function numbered(draft: Draft, word: string, from: number): string {
  const titles = new Set(draft.tabs.map((sheet) => sheet.properties.title));
  let number = from;
  while (titles.has(`${word}${number}`)) number += 1;
  return `${word}${number}`;
}

/** @throws 400 if no tab would stay visible */
export function checkSomeVisible(draft: Draft, verb: 'hide' | 'remove'): void {
  if (draft.tabs.some((sheet) => !sheet.properties.hidden)) return;
  throw invalidArgument(
    verb === 'hide'
      ? "You can't hide all the sheets in a document."
      : "You can't remove all the visible sheets in a document.",
  );
}

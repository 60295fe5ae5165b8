import { createHash } from 'node:crypto';
import { invalidArgument } from '../core/errors.ts';
import type { Ids } from '../core/ids.ts';
import type {
  Area,
  BandedRange,
  BasicFilter,
  Cell,
  Chart,
  ConditionalFormatRule,
  DeveloperMetadata,
  DimensionGroup,
  DimensionProperties,
  FilterView,
  NamedRange,
  ProtectedRange,
  Row,
  Sheet,
  SheetProperties,
  Table,
  Workbook,
  WorkbookProperties,
} from './model.ts';

/** A tab that may be changed. */
export interface DraftSheet {
  properties: SheetProperties;
  rows: (Row | undefined)[];
  rowProperties: (DimensionProperties | null)[];
  columnProperties: (DimensionProperties | null)[];
  merges: Area[];
  protectedRanges: ProtectedRange[];
  conditionalFormats: ConditionalFormatRule[];
  charts: Chart[];
  bandedRanges: BandedRange[];
  tables: Table[];
  basicFilter: BasicFilter | undefined;
  filterViews: FilterView[];
  rowGroups: DimensionGroup[];
  columnGroups: DimensionGroup[];
}

interface DraftRow {
  readonly id: number;
  readonly cells: (Cell | null)[];
}

/** A workbook during one request. Tabs and rows are copied before their first change, so dropping the draft undoes everything. */
export class Draft {
  properties: WorkbookProperties;
  namedRanges: NamedRange[];
  metadata: DeveloperMetadata[];
  hasFormulas: boolean;
  readonly usedPieces = new Set<string>();
  private sheets: Sheet[];
  private readonly ownSheets = new Map<number, DraftSheet>();
  private readonly ownRows = new Map<Row, DraftRow>();
  private nextRowId: number;
  private readonly keys = new WeakMap<object, string>();

  constructor(
    readonly base: Workbook,
    readonly identity: string,
    readonly ids: Ids,
    /** The time of the request. */
    readonly now: Date,
  ) {
    this.properties = base.properties;
    this.namedRanges = [...base.namedRanges];
    this.metadata = [...base.metadata];
    this.sheets = [...base.sheets];
    this.nextRowId = base.nextRowId;
    this.hasFormulas = base.hasFormulas ?? false;
  }

  /** The current workbook, for reading. */
  get workbook(): Workbook {
    const { id, owner, pieces } = this.base;
    const { properties, sheets, namedRanges, metadata, nextRowId, hasFormulas } = this;
    return {
      id,
      owner,
      properties,
      sheets,
      namedRanges,
      metadata,
      nextRowId,
      pieces,
      ...(hasFormulas && { hasFormulas }),
    };
  }

  get tabs(): readonly Sheet[] {
    return this.sheets;
  }

  /** A tab with cells. @throws 400 if there is no such tab */
  sheet(sheetId: number): Sheet {
    const sheet = this.tab(sheetId);
    if (sheet.properties.sheetType === 'OBJECT') throw invalidArgument(`No grid with id: ${sheetId}`);
    return sheet;
  }

  /** A tab with cells or with a chart. @throws 400 if there is no such tab */
  tab(sheetId: number): Sheet {
    const sheet = this.sheets.find((each) => each.properties.sheetId === sheetId);
    if (!sheet) throw invalidArgument(`No grid with id: ${sheetId}`);
    return sheet;
  }

  /** The tab for editing. @throws 400 if there is no such tab */
  edit(sheetId: number): DraftSheet {
    const own = this.ownSheets.get(sheetId);
    if (own) return own;
    const sheet = this.tab(sheetId);
    const copy: DraftSheet = {
      ...sheet,
      rows: [...sheet.rows],
      rowProperties: [...sheet.rowProperties],
      columnProperties: [...sheet.columnProperties],
      merges: [...sheet.merges],
      protectedRanges: [...sheet.protectedRanges],
      conditionalFormats: [...sheet.conditionalFormats],
      charts: [...sheet.charts],
      bandedRanges: [...sheet.bandedRanges],
      tables: [...sheet.tables],
      filterViews: [...sheet.filterViews],
      rowGroups: [...sheet.rowGroups],
      columnGroups: [...sheet.columnGroups],
    };
    this.sheets[this.sheets.indexOf(sheet)] = copy;
    this.ownSheets.set(sheetId, copy);
    return copy;
  }

  insertSheet(sheet: DraftSheet, index: number): void {
    this.sheets.splice(index, 0, sheet);
    this.ownSheets.set(sheet.properties.sheetId, sheet);
  }

  removeSheet(sheetId: number): void {
    this.sheets = this.sheets.filter((sheet) => sheet.properties.sheetId !== sheetId);
    this.ownSheets.delete(sheetId);
  }

  /** Moves a tab to `index` among the other tabs. */
  moveSheet(sheetId: number, index: number): void {
    const sheet = this.tab(sheetId);
    this.sheets = this.sheets.filter((each) => each !== sheet);
    this.sheets.splice(index, 0, sheet);
  }

  /** Sets or clears a cell. The tab must come from `edit`. */
  setCell(sheet: DraftSheet, row: number, column: number, cell: Cell | null): void {
    if (cell === null && !sheet.rows[row]?.cells[column]) return;
    if (cell?.formula !== undefined) this.hasFormulas = true;
    const { cells } = this.ownRow(sheet, row);
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  }

  /** The cells of a row, which may be changed in place. */
  rowCells(sheet: DraftSheet, row: number): (Cell | null)[] {
    return this.ownRow(sheet, row).cells;
  }

  /** A row with these cells and a new identity. */
  newRow(cells: readonly (Cell | null)[]): Row {
    const row: DraftRow = { id: this.nextRowId, cells: [...cells] };
    this.nextRowId += 1;
    this.ownRows.set(row, row);
    return row;
  }

  /** Stores a format or a rule once for all cells that share it, and returns its key. */
  share(piece: object): string {
    const known = this.keys.get(piece);
    if (known) return known;
    const key = createHash('sha1').update(JSON.stringify(piece)).digest('base64url').slice(0, 12);
    this.base.pieces.set(key, piece);
    this.usedPieces.add(key);
    this.keys.set(piece, key);
    return key;
  }

  piece<T extends object>(key: string | undefined): T | undefined {
    return key === undefined ? undefined : (this.base.pieces.get(key) as T | undefined);
  }

  /** Whether this draft created the row object, so that the row may be changed in place. */
  isOwn(row: Row): boolean {
    return this.ownRows.has(row);
  }

  private ownRow(sheet: DraftSheet, index: number): DraftRow {
    const row = sheet.rows[index];
    const own = row && this.ownRows.get(row);
    if (own) return own;
    while (sheet.rows.length <= index) sheet.rows.push(undefined);
    const copy: DraftRow = row ? { id: row.id, cells: [...row.cells] } : { id: this.nextRowId, cells: [] };
    if (!row) this.nextRowId += 1;
    sheet.rows[index] = copy;
    this.ownRows.set(copy, copy);
    return copy;
  }
}

export function emptySheet(properties: SheetProperties): DraftSheet {
  return {
    properties,
    rows: [],
    rowProperties: [],
    columnProperties: [],
    merges: [],
    protectedRanges: [],
    conditionalFormats: [],
    charts: [],
    bandedRanges: [],
    tables: [],
    basicFilter: undefined,
    filterViews: [],
    rowGroups: [],
    columnGroups: [],
  };
}

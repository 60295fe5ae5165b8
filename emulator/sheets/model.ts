/** A spreadsheet in memory. A committed spreadsheet never changes; a draft copies the parts that it changes. */

export type Dimension = 'ROWS' | 'COLUMNS';

/** Google's GridRange, always with its tab. Zero-based, half-open; a missing side is unbounded. */
export interface GridRange {
  readonly sheetId: number;
  readonly startRowIndex?: number;
  readonly endRowIndex?: number;
  readonly startColumnIndex?: number;
  readonly endColumnIndex?: number;
}

/** A GridRange with all four sides. */
export type Area = Required<GridRange>;

export type Scalar = string | number | boolean;

/** The results of a formula besides its value. */
export interface Computed {
  /** Google's ErrorValue. The cell's value is then the displayed text, e.g. `#DIV/0!`. */
  readonly error?: { readonly type: string; readonly message: string };
  /** The display format of the result, e.g. of a date or a percentage, if the cell has no number format of its own. */
  readonly numberFormat?: { readonly type?: string; readonly pattern?: string };
  readonly hyperlink?: string;
  /** Whether the value belongs to the array result of a neighbouring formula. */
  readonly spilled?: true;
}

/** The content of a cell. `format` and `rule` are keys of the workbook's shared pieces. */
export interface Cell {
  /** The entered value, or the formula's result. */
  readonly value?: Scalar;
  /** The formula with its `=`, as Google stores it. */
  readonly formula?: string;
  readonly computed?: Computed;
  readonly format?: string;
  readonly rule?: string;
  readonly note?: string;
  /** Key of the formats for parts of the text. */
  readonly runs?: string;
}

export interface Row {
  /** The row's identity: unique in the workbook, and kept when the row moves. */
  readonly id: number;
  readonly cells: readonly (Cell | null)[];
}

export interface DimensionProperties {
  readonly pixelSize?: number;
  readonly hiddenByUser?: true;
}

export interface GridProperties {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly frozenRowCount?: number;
  readonly frozenColumnCount?: number;
  readonly hideGridlines?: true;
  readonly rowGroupControlAfter?: true;
  readonly columnGroupControlAfter?: true;
}

export interface SheetProperties {
  readonly sheetId: number;
  readonly title: string;
  /** A tab that consists of one chart. Its grid is never shown. */
  readonly sheetType?: 'OBJECT';
  readonly hidden?: true;
  readonly rightToLeft?: true;
  readonly tabColor?: object;
  readonly tabColorStyle?: object;
  readonly gridProperties: GridProperties;
}

export interface Editors {
  readonly users?: readonly string[];
  readonly groups?: readonly string[];
  readonly domainUsersCanEdit?: true;
}

export interface ProtectedRange {
  readonly protectedRangeId: number;
  readonly range?: GridRange;
  readonly namedRangeId?: string;
  readonly description?: string;
  readonly warningOnly?: true;
  readonly unprotectedRanges?: readonly GridRange[];
  readonly editors?: Editors;
}

export interface ConditionalFormatRule {
  readonly ranges: readonly GridRange[];
  readonly booleanRule?: object;
  readonly gradientRule?: object;
}

export interface Chart {
  readonly chartId: number;
  readonly spec: object;
  readonly border?: object;
  readonly position: { readonly sheetId?: number; readonly overlayPosition?: OverlayPosition };
}

export interface OverlayPosition {
  readonly anchorCell?: { readonly sheetId: number; readonly rowIndex?: number; readonly columnIndex?: number };
  readonly offsetXPixels?: number;
  readonly offsetYPixels?: number;
  readonly widthPixels?: number;
  readonly heightPixels?: number;
}

export interface FilterCriteria {
  readonly hiddenValues?: readonly string[];
  readonly condition?: BooleanCondition;
}

export interface BooleanCondition {
  readonly type?: string;
  readonly values?: readonly { readonly userEnteredValue?: string; readonly relativeDate?: string }[];
}

export interface SortSpec {
  readonly dimensionIndex?: number;
  readonly sortOrder?: string;
}

export interface BasicFilter {
  readonly range: GridRange;
  readonly sortSpecs?: readonly SortSpec[];
  readonly filterSpecs?: readonly { readonly columnIndex?: number; readonly filterCriteria?: FilterCriteria }[];
}

export interface FilterView extends Omit<BasicFilter, 'range'> {
  readonly filterViewId: number;
  readonly title: string;
  /** Only one of `range` and `namedRangeId` is present. */
  readonly range?: GridRange;
  readonly namedRangeId?: string;
}

/** Rows or columns that collapse together. A group may contain deeper groups. */
export interface DimensionGroup {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly depth: number;
  readonly collapsed?: true;
}

export interface BandedRange {
  readonly bandedRangeId: number;
  readonly range: GridRange;
  readonly rowProperties?: object;
  readonly columnProperties?: object;
}

/** A column of a Table. Its name is the cell in the Table's header. */
export interface TableColumn {
  readonly columnType?: string;
  readonly dataValidationRule?: object;
}

/** Cells that Google treats as one table: with a header, a name and types of columns. */
export interface Table {
  readonly tableId: string;
  /** Unique in the spreadsheet. */
  readonly name: string;
  readonly range: Area;
  readonly rowsProperties?: object;
  /** One for each column of the range. */
  readonly columns: readonly TableColumn[];
}

export interface Sheet {
  readonly properties: SheetProperties;
  /** A missing row is empty. The list is never longer than the grid. */
  readonly rows: readonly (Row | undefined)[];
  /** A sparse list. A row without an entry has the default size and is visible. */
  readonly rowProperties: readonly (DimensionProperties | null)[];
  readonly columnProperties: readonly (DimensionProperties | null)[];
  readonly merges: readonly Area[];
  readonly protectedRanges: readonly ProtectedRange[];
  readonly conditionalFormats: readonly ConditionalFormatRule[];
  readonly charts: readonly Chart[];
  readonly bandedRanges: readonly BandedRange[];
  readonly tables: readonly Table[];
  readonly basicFilter: BasicFilter | undefined;
  readonly filterViews: readonly FilterView[];
  readonly rowGroups: readonly DimensionGroup[];
  readonly columnGroups: readonly DimensionGroup[];
}

export interface NamedRange {
  readonly namedRangeId: string;
  readonly name: string;
  /** Missing after the named cells were deleted. The name then shows #REF!, is not listed, and stays taken. */
  readonly range?: GridRange;
}

export interface MetadataLocation {
  readonly spreadsheet?: true;
  readonly sheetId?: number;
  readonly dimensionRange?: {
    readonly sheetId: number;
    readonly dimension: Dimension;
    readonly startIndex: number;
    readonly endIndex: number;
  };
}

export interface DeveloperMetadata {
  readonly metadataId: number;
  readonly metadataKey: string;
  readonly metadataValue?: string;
  readonly location: MetadataLocation;
  readonly visibility: 'DOCUMENT' | 'PROJECT';
}

export interface WorkbookProperties {
  readonly title: string;
  readonly locale: string;
  readonly autoRecalc: string;
  readonly timeZone: string;
}

export interface Workbook {
  readonly id: string;
  readonly owner: string;
  readonly properties: WorkbookProperties;
  /** The tabs, in their order. */
  readonly sheets: readonly Sheet[];
  readonly namedRanges: readonly NamedRange[];
  readonly metadata: readonly DeveloperMetadata[];
  readonly nextRowId: number;
  /** Whether a cell has or had a formula. If false, nothing needs evaluation. */
  readonly hasFormulas?: boolean;
  /** Formats and validation rules by content key, shared by cells. The map only grows, so all versions share it. */
  readonly pieces: Map<string, object>;
}

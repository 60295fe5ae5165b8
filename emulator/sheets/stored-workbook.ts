import { RangeGrid } from './formula/range-grid.ts';
import type { FormulaWorkbook } from './formula/scope.ts';
import { FormulaError, type Value } from './formula/value.ts';
import { bounded } from './grid-range.ts';
import type { Area, Cell, GridRange, Sheet, Workbook } from './model.ts';
import { serialNow } from './serial-date.ts';

/** A workbook as formulas see it. The results of its own formulas are the stored ones. */
export class StoredWorkbook implements FormulaWorkbook {
  protected readonly sheets: ReadonlyMap<number, Sheet>;

  constructor(
    private readonly stored: Pick<Workbook, 'sheets' | 'namedRanges' | 'properties'>,
    private readonly moment: Date,
  ) {
    this.sheets = new Map(stored.sheets.map((sheet) => [sheet.properties.sheetId, sheet]));
  }

  value(sheetId: number, row: number, column: number): Value {
    const cell = this.cell(sheetId, row, column);
    if (cell?.computed?.error)
      return new FormulaError(cell.computed.error.type as FormulaError['type'], cell.computed.error.message);
    return cell?.value ?? null;
  }

  values(area: Area): RangeGrid {
    const end = Math.min(area.endRowIndex, this.sheets.get(area.sheetId)?.rows.length ?? 0);
    const lines: Value[][] = [];
    for (let row = area.startRowIndex; row < end; row += 1) {
      const line: Value[] = [];
      for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1)
        line.push(this.value(area.sheetId, row, column));
      lines.push(line);
    }
    return new RangeGrid(lines, area);
  }

  protected cell(sheetId: number, row: number, column: number): Cell | null | undefined {
    return this.sheets.get(sheetId)?.rows[row]?.cells[column];
  }

  formula(sheetId: number, row: number, column: number): string | undefined {
    return this.cell(sheetId, row, column)?.formula;
  }

  sheetId(title: string): number | undefined {
    const wanted = title.toLowerCase();
    return this.stored.sheets.find(({ properties }) => properties.title.toLowerCase() === wanted)?.properties.sheetId;
  }

  title(sheetId: number): string {
    return this.sheets.get(sheetId)?.properties.title ?? '';
  }

  bounded(range: GridRange): Area | undefined {
    const sheet = this.sheets.get(range.sheetId);
    if (!sheet) return undefined;
    const { rowCount, columnCount } = sheet.properties.gridProperties;
    const area = bounded(range, sheet);
    const inside =
      area.startRowIndex >= 0 &&
      area.startColumnIndex >= 0 &&
      area.startRowIndex < rowCount &&
      area.startColumnIndex < columnCount;
    if (!inside || area.endRowIndex <= area.startRowIndex || area.endColumnIndex <= area.startColumnIndex)
      return undefined;
    return {
      ...area,
      endRowIndex: Math.min(area.endRowIndex, rowCount),
      endColumnIndex: Math.min(area.endColumnIndex, columnCount),
    };
  }

  namedRange(name: string): GridRange | undefined {
    const wanted = name.toLowerCase();
    return this.stored.namedRanges.find((each) => each.name.toLowerCase() === wanted)?.range;
  }

  now(): number {
    return serialNow(this.moment, this.stored.properties.timeZone);
  }

  random(): number {
    return 0.5;
  }
}

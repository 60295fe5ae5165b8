import fc from 'fast-check';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { SheetsGateway } from '../../../functions/gateways/google-sheets.ts';
import type { TestSchool } from '../jobs/school-kit.ts';

type Request = sheets_v4.Schema$Request;
type Cell = string | number | boolean;

/** A person's action in a tab with mouse and keyboard. Notes identify rows, and headers identify columns. */
export type UserEdit =
  | { readonly kind: 'sort'; readonly header: string; readonly descending: boolean }
  | { readonly kind: 'insertRow' | 'insertColumn'; readonly place: number }
  | { readonly kind: 'deleteRow' | 'duplicateRow' | 'cutRow'; readonly row: string }
  | { readonly kind: 'type'; readonly row: string; readonly header: string; readonly value: string }
  | { readonly kind: 'moveColumn'; readonly header: string; readonly place: number }
  | { readonly kind: 'deleteColumn'; readonly header: string };

export interface EditableTab {
  /** Notes of the rows. */
  readonly rows: readonly string[];
  readonly headers: readonly string[];
  /** Headers of the columns that people write into. */
  readonly staff: readonly string[];
  /** Headers of columns that somebody may delete. */
  readonly deletable: readonly string[];
}

/** Any possible action on such a tab. */
export function anyUserEdit({ rows, headers, staff, deletable }: EditableTab): fc.Arbitrary<UserEdit> {
  const row = fc.constantFrom(...rows);
  const place = fc.integer({ min: 0, max: 40 });
  const sort = fc.record({
    kind: fc.constant('sort' as const),
    header: fc.constantFrom(...headers),
    descending: fc.boolean(),
  });
  const value = fc.constantFrom('', 'да', 'Тестовая Жанна', 'zhanna@example.org', 'заметка');
  return fc.oneof(
    { weight: 4, arbitrary: sort },
    fc.record({ kind: fc.constantFrom('insertRow' as const, 'insertColumn' as const), place }),
    fc.record({ kind: fc.constantFrom('deleteRow' as const, 'duplicateRow' as const, 'cutRow' as const), row }),
    fc.record({ kind: fc.constant('type' as const), row, header: fc.constantFrom(...staff), value }),
    fc.record({ kind: fc.constant('moveColumn' as const), header: fc.constantFrom(...headers), place }),
    fc.record({ kind: fc.constant('deleteColumn' as const), header: fc.constantFrom(...deletable) }),
  );
}

interface Grid {
  readonly sheetId: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly values: readonly (readonly (Cell | undefined)[])[];
  readonly notes: readonly (readonly (string | undefined)[])[];
}

/** A school's tab that people edit. */
export class EditedTab {
  private readonly school: TestSchool;
  private readonly title: string;

  constructor(school: TestSchool, title: string) {
    this.school = school;
    this.title = title;
  }

  async grid(): Promise<Grid> {
    const { data } = await this.school.owner.spreadsheets.get({
      spreadsheetId: this.school.spreadsheetId,
      ranges: [`'${this.title}'`],
      fields:
        'sheets(properties(sheetId,gridProperties(rowCount,columnCount)),data(rowData(values(effectiveValue,note))))',
    });
    const [sheet] = data.sheets ?? [];
    const rows = sheet?.data?.[0]?.rowData ?? [];
    const { rowCount, columnCount } = sheet?.properties?.gridProperties ?? {};
    return {
      sheetId: sheet?.properties?.sheetId ?? 0,
      rowCount: rowCount ?? 0,
      columnCount: columnCount ?? 0,
      values: rows.map(({ values = [] }) =>
        values.map(
          ({ effectiveValue: v }) =>
            v?.stringValue ?? v?.numberValue ?? v?.boolValue ?? v?.errorValue?.type ?? undefined,
        ),
      ),
      notes: rows.map(({ values = [] }) => values.map(({ note }) => note ?? undefined)),
    };
  }

  /** The cells of each row with a note, by header. Skips copied rows. */
  async read(): Promise<Map<string, Record<string, Cell>>> {
    const { values, notes } = await this.grid();
    const headers = values[0] ?? [];
    return new Map(
      notes.flatMap((line, row) => {
        const note = row === 0 ? undefined : line.find((each) => each?.startsWith('ряд'));
        if (note === undefined) return [];
        const cells = headers.flatMap((header, column) => {
          const value = values[row]?.[column];
          return header === undefined || value === undefined ? [] : [[String(header), value] as const];
        });
        return [[note, Object.fromEntries(cells)] as const];
      }),
    );
  }

  /** Does the action. If its row or column no longer exists, does nothing. */
  async do(edit: UserEdit): Promise<void> {
    const grid = await this.grid();
    const { sheetId, rowCount, columnCount } = grid;
    const used = grid.values.length;
    const header = 'header' in edit ? (grid.values[0] ?? []).indexOf(edit.header) : 0;
    const row = 'row' in edit ? grid.notes.findIndex((line) => line.includes(edit.row)) : 1;
    if (header < 0 || row < 1) return;
    const rows = (startIndex: number) => ({ sheetId, dimension: 'ROWS', startIndex, endIndex: startIndex + 1 });
    const columns = (startIndex: number) => ({ ...rows(startIndex), dimension: 'COLUMNS' });
    const across = (at: number) => ({
      sheetId,
      startRowIndex: at,
      endRowIndex: at + 1,
      startColumnIndex: 0,
      endColumnIndex: columnCount,
    });
    const send = (...requests: Request[]) => this.school.rearrange(...requests);
    switch (edit.kind) {
      case 'sort':
        return send({
          sortRange: {
            range: { ...across(1), endRowIndex: Math.max(used, 2) },
            sortSpecs: [{ dimensionIndex: header, sortOrder: edit.descending ? 'DESCENDING' : 'ASCENDING' }],
          },
        });
      case 'insertRow':
        return send({ insertDimension: { range: rows(1 + (edit.place % used)), inheritFromBefore: true } });
      case 'insertColumn': {
        const at = edit.place % columnCount;
        return send({ insertDimension: { range: columns(at), inheritFromBefore: at > 0 } });
      }
      case 'deleteRow':
        return send({ deleteDimension: { range: rows(row) } });
      case 'duplicateRow': {
        const place = (grid.notes[row] ?? []).indexOf(edit.row);
        const note = { sheetId, rowIndex: row + 1, columnIndex: place };
        return send(
          { insertDimension: { range: rows(row + 1), inheritFromBefore: true } },
          { copyPaste: { source: across(row), destination: across(row + 1), pasteType: 'PASTE_NORMAL' } },
          { updateCells: { start: note, rows: [{ values: [{ note: 'копия' }] }], fields: 'note' } },
        );
      }
      case 'cutRow':
        return send(...(used >= rowCount ? [{ appendDimension: { sheetId, dimension: 'ROWS', length: 1 } }] : []), {
          cutPaste: { source: across(row), destination: { sheetId, rowIndex: used }, pasteType: 'PASTE_NORMAL' },
        });
      case 'type':
        return this.school.type(`'${this.title}'!R${row + 1}C${header + 1}`, [[edit.value]], this.school.owner);
      case 'moveColumn':
        return send({ moveDimension: { source: columns(header), destinationIndex: edit.place % (columnCount + 1) } });
      case 'deleteColumn':
        return send({ deleteDimension: { range: columns(header) } });
    }
  }
}

/** A model of the staff's cells after the same actions. No program may change these cells. */
export class StaffCells {
  private readonly rows: Map<string, Record<string, Cell>>;
  private readonly gone = new Set<string>();

  constructor(rows: ReadonlyMap<string, Record<string, Cell>>, staff: readonly string[]) {
    this.rows = new Map(
      [...rows].map(([note, cells]) => [
        note,
        Object.fromEntries(Object.entries(cells).filter(([header]) => staff.includes(header))),
      ]),
    );
  }

  follow(edit: UserEdit): void {
    if (edit.kind === 'deleteRow') this.rows.delete(edit.row);
    if (edit.kind === 'deleteColumn') {
      this.gone.add(edit.header);
      for (const cells of this.rows.values()) delete cells[edit.header];
    }
    if (edit.kind !== 'type' || this.gone.has(edit.header)) return;
    const cells = this.rows.get(edit.row);
    if (!cells) return;
    if (edit.value === '') delete cells[edit.header];
    else cells[edit.header] = edit.value;
  }

  expected(): ReadonlyMap<string, Record<string, Cell>> {
    return this.rows;
  }
}

/** A gateway that calls `before` right before each write, with the number of the write. */
export function withUserEdits(
  sheets: SheetsGateway,
  before: (write: number) => Promise<void>,
): SheetsGateway & { readonly written: () => number } {
  let written = 0;
  return {
    ...sheets,
    written: () => written,
    async write(...batch) {
      written++;
      await before(written);
      return sheets.write(...batch);
    },
  };
}

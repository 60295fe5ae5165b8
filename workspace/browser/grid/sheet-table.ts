import type { CellComponent, ColumnDefinition, RowComponent } from 'tabulator-tables';
import {
  EditModule,
  FilterModule,
  FormatModule,
  FrozenColumnsModule,
  InteractionModule,
  KeybindingsModule,
  ResizeColumnsModule,
  SelectRangeModule,
  SortModule,
  Tabulator,
} from 'tabulator-tables';
import type { GridColumn } from '../../curator/grid/grid-view.ts';
import { cellEditor, type EditEnd } from './cell-editor.ts';
import { applyLook, contentOfCell } from './cell-look.ts';
import { page } from './page.ts';
import { compareCells } from './sort-order.ts';
import { type Difference, fieldOf, type Place, type TableRow, type TabState } from './tab-state.ts';

Tabulator.registerModule([
  EditModule,
  FilterModule,
  FormatModule,
  FrozenColumnsModule,
  InteractionModule,
  KeybindingsModule,
  ResizeColumnsModule,
  SelectRangeModule,
  SortModule,
]);

/** Options that Tabulator's types do not know. The page must not scroll to the first cell when it opens. */
const UNLISTED = { selectableRangeAutoFocus: false };
const NUMBERS = { title: '№', minWidth: 52 };

const indexOf = (row: RowComponent): number => Number(row.getIndex()) - 1;

const placeOf = (cell: CellComponent, at: number): Place => ({ row: indexOf(cell.getRow()), at });

/** The position of a column; undefined for the row numbers. */
const atOf = (field: string): number | undefined => (field.startsWith('c') ? Number(field.slice(1)) : undefined);

/** Shows for a moment that a cell has changed. */
function glow(element: HTMLElement): void {
  element.classList.remove('fresh');
  // Reading a size makes the browser forget the animation, so that it runs again.
  void element.offsetWidth;
  element.classList.add('fresh');
}

/** The table on the screen. It shows the state, and asks for each edit; it changes no text by itself. */
export class SheetTable {
  private readonly state: TabState;
  private readonly onEdited: (place: Place, text: string | undefined) => void;
  private readonly table: Tabulator;
  /** What a person has typed to begin an edit; undefined to edit the present content. */
  private begun: string | undefined;

  /** @param onEdited - called at the end of an edit, with the typed text or undefined if the person gave it up */
  constructor(state: TabState, onEdited: (place: Place, text: string | undefined) => void) {
    this.state = state;
    this.onEdited = onEdited;
    this.table = new Tabulator(page.grid, {
      index: 'n',
      data: state.tableRows(),
      columns: state.view.columns.map((column, at) => this.column(column, at)),
      rowHeader: { ...NUMBERS, field: 'n', headerSort: false, resizable: false, frozen: true, width: 52 },
      height: 'calc(100vh - 270px)',
      selectableRange: 1,
      ...UNLISTED,
      selectableRangeColumns: true,
      selectableRangeRows: true,
      editTriggerEvent: 'dblclick',
      headerSortClickElement: 'icon',
      placeholder: 'Здесь пусто.',
      columnDefaults: { headerSortTristate: true, resizable: 'header', minWidth: 96 },
    });
    this.table.on('tableBuilt', () => this.nameRoles());
  }

  /** Screen readers expect rows right inside the part of a grid that scrolls and takes the focus. */
  private nameRoles(): void {
    page.grid.removeAttribute('aria-owns');
    page.grid.querySelector('.tabulator-tableholder')?.setAttribute('role', 'rowgroup');
    page.grid.querySelector('.tabulator-table')?.setAttribute('role', 'presentation');
  }

  private column(column: GridColumn, at: number): ColumnDefinition {
    return {
      title: column.title,
      field: fieldOf(at),
      width: column.width,
      frozen: column.frozen,
      sorter: (one, other, _one, _other, _column, direction) => compareCells(one, other, direction),
      headerFilter: 'input',
      headerFilterPlaceholder: 'отбор',
      titleFormatter: (header, _params, rendered) => {
        rendered(() => {
          const element = header.getElement();
          applyLook(element.closest<HTMLElement>('.tabulator-col') ?? element, column.look);
          element.title = column.hint ?? '';
        });
        const title = document.createElement('span');
        title.textContent = column.title;
        return title;
      },
      formatter: (cell) => this.shown(cell, at),
      editable: (cell) => !this.state.cell(placeOf(cell, at)).closed,
      editor: (cell, rendered, _success, cancel) => this.editor(cell, at, rendered, cancel),
    };
  }

  private shown(cell: CellComponent, at: number): HTMLElement {
    const content = this.state.cell(placeOf(cell, at));
    const element = cell.getElement();
    applyLook(element, content.look);
    element.classList.toggle('closed', content.closed === true);
    element.classList.toggle('noted', content.note !== undefined);
    const meaning = this.state.choices(content)?.find(({ value }) => value === content.text)?.label;
    element.title = content.note ?? meaning ?? (content.text.length > 30 ? content.text : '');
    return contentOfCell(content);
  }

  private editor(
    cell: CellComponent,
    at: number,
    rendered: (call: () => void) => void,
    cancel: (value: unknown) => unknown,
  ): HTMLElement {
    const place = placeOf(cell, at);
    const content = this.state.cell(place);
    const { begun } = this;
    this.begun = undefined;
    let hasEnded = false;
    const end = ({ text, step }: EditEnd) => {
      if (hasEnded) return;
      hasEnded = true;
      // The table shows the new text when the server has taken it.
      cancel(undefined);
      if (step) this.step(cell, step);
      this.onEdited(place, text);
    };
    const { element, focus } = cellEditor(content, this.state.choices(content), begun, end);
    rendered(focus);
    return element;
  }

  /** Whether somebody types into a cell at the moment. */
  get isEditing(): boolean {
    return page.grid.querySelector('.cell-field') !== null;
  }

  /** Moves the selection from a cell by one. */
  private step(cell: CellComponent, way: 'down' | 'right' | 'left'): void {
    const row = cell.getRow();
    const fields = this.table.getColumns().map((column) => column.getField());
    const field = fields[fields.indexOf(cell.getField()) + { down: 0, right: 1, left: -1 }[way]];
    const next = way === 'down' ? row.getNextRow() || row : row;
    const target = field === undefined || atOf(field) === undefined ? cell : next.getCell(field);
    this.table.getRanges()[0]?.setBounds(target, target);
  }

  /** The selected places, row by row. */
  selected(): Place[][] {
    const range = this.table.getRanges()[0];
    if (!range) return [];
    const columns = range.getColumns().flatMap((column) => atOf(column.getField()) ?? []);
    return range.getRows().map((row) => columns.map((at) => ({ row: indexOf(row), at })));
  }

  /** The rows of the sheet in the order of the screen, without those that a filter hides. */
  shownRows(): number[] {
    return this.table.getRows('active').map(indexOf);
  }

  /** @param typed - what the person has typed already; undefined to edit the present content */
  beginEdit({ row, at }: Place, typed: string | undefined): void {
    const found = this.table.getRow(row + 1);
    if (!found) return;
    this.begun = typed;
    found.getCell(fieldOf(at)).edit();
  }

  /** Shows only rows that contain a text. */
  find(text: string): void {
    const sought = text.trim().toLocaleLowerCase('ru');
    const isFound = (row: TableRow) =>
      Object.values(row).some((each) => String(each).toLocaleLowerCase('ru').includes(sought));
    if (sought === '') this.table.clearFilter(false);
    else this.table.setFilter(isFound);
  }

  /** Shows a new description of the tab where it differs, and lets the changed cells glow. */
  async show({ changed, added, removed }: Difference): Promise<void> {
    const rows = new Set(changed.map(({ row }) => row + 1));
    // All at once: an edit that begins between two steps would lose its field.
    await Promise.all([
      rows.size > 0 ? this.table.updateData(this.state.tableRows().filter(({ n }) => rows.has(n))) : undefined,
      removed.length > 0 ? this.table.deleteRow([...removed]) : undefined,
      added.length > 0 ? this.table.addData([...added]) : undefined,
    ]);
    if (this.isEditing) return;
    for (const n of rows) {
      const row = this.table.getRow(n);
      if (row) row.reformat();
    }
    for (const { row, at } of changed) {
      const found = this.table.getRow(row + 1);
      if (found) glow(found.getCell(fieldOf(at)).getElement());
    }
  }
}

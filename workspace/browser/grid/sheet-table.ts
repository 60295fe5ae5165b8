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
import type { GridCell, GridColumn } from '../../curator/grid/grid-view.ts';
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
/** Tabulator renders rows this far above and below the visible part, in pixels. Its default, the height of the table, makes scrolling slower. */
const RENDER_BUFFER_PX = 240;

/** The assumed width of a character in pixels. A text that is wider than its column by this measure gets the class `long`. */
const WIDEST_CHARACTER_PX = 9;

/** The ratio of the page's text size to the usual one. The widths of columns are made for the usual one. */
const TEXT_SCALE = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

const indexOf = (row: RowComponent): number => Number(row.getIndex()) - 1;

const placeOf = (cell: CellComponent, at: number): Place => ({ row: indexOf(cell.getRow()), at });

/** The position of a column; undefined for the row numbers. */
const atOf = (field: string): number | undefined => (field.startsWith('c') ? Number(field.slice(1)) : undefined);

/** Highlights a changed cell for a moment. */
function glow(element: HTMLElement): void {
  element.classList.remove('fresh');
  // Reading a size makes the browser forget the animation, so that it runs again.
  void element.offsetWidth;
  element.classList.add('fresh');
}

/** Shows the tab's state as a table. It reports every edit to its owner and changes no text itself. */
export class SheetTable {
  private readonly state: TabState;
  private readonly onEdited: (place: Place, text: string | undefined) => void;
  private readonly table: Tabulator;
  /** The text with which a person began an edit; undefined if they edit the present content. */
  private begun: string | undefined;

  /** @param onEdited - called at the end of an edit, with the typed text; undefined if the person cancelled the edit */
  constructor(state: TabState, onEdited: (place: Place, text: string | undefined) => void) {
    this.state = state;
    this.onEdited = onEdited;
    this.table = new Tabulator(page.grid, {
      index: 'n',
      data: state.tableRows(),
      columns: state.view.columns.map((column, at) => this.column(column, at)),
      rowHeader: { ...NUMBERS, field: 'n', headerSort: false, resizable: false, frozen: true, width: 52 },
      height: 'calc(100vh - 270px)',
      renderVerticalBuffer: RENDER_BUFFER_PX,
      selectableRange: 1,
      ...UNLISTED,
      selectableRangeColumns: true,
      selectableRangeRows: true,
      editTriggerEvent: 'dblclick',
      headerSortClickElement: 'icon',
      placeholder: 'Здесь пусто.',
      // Home and End move the selection, as in Sheets, instead of scrolling to another row.
      keybindings: { scrollToStart: false, scrollToEnd: false },
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
      width: Math.round(column.width * TEXT_SCALE),
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
      formatter: (cell) => this.shown(cell, at, column.width),
      editable: (cell) => !this.state.cell(placeOf(cell, at)).closed,
      editor: (cell, rendered, _success, cancel) => this.editor(cell, at, rendered, cancel),
    };
  }

  private shown(cell: CellComponent, at: number, width: number): HTMLElement | '' {
    const content = this.state.cell(placeOf(cell, at));
    const element = cell.getElement();
    applyLook(element, content.look);
    element.classList.toggle('closed', content.closed === true);
    element.classList.toggle('noted', content.note !== undefined);
    element.classList.toggle('long', content.text.length * WIDEST_CHARACTER_PX > width);
    const title = this.titleOf(content);
    if (title !== element.title) element.title = title;
    return contentOfCell(content);
  }

  /** The tooltip of a cell: its note, the meaning of its choice, or a text that may be cut off. */
  private titleOf(content: GridCell): string {
    const { note, text } = content;
    if (note !== undefined || text === '') return note ?? '';
    const meaning = this.state.choices(content)?.find(({ value }) => value === text)?.label;
    return meaning ?? (text.length > 30 ? text : '');
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
      // The table shows the new text only after the server has accepted it.
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

  /** Moves the selection from a cell by one step. */
  private step(cell: CellComponent, way: 'down' | 'right' | 'left'): void {
    const row = cell.getRow();
    const fields = this.fields();
    const field = fields[fields.indexOf(cell.getField()) + { down: 0, right: 1, left: -1 }[way]];
    const next = way === 'down' ? row.getNextRow() || row : row;
    this.select(field === undefined ? cell : next.getCell(field));
  }

  private fields(): string[] {
    return this.table
      .getColumns()
      .flatMap((column) => (atOf(column.getField()) === undefined ? [] : column.getField()));
  }

  /** Selects a cell and scrolls to it. */
  private select(target: CellComponent): void {
    this.table.getRanges()[0]?.setBounds(target, target);
    this.reveal(target);
  }

  private reveal(cell: CellComponent): void {
    void this.table.scrollToRow(cell.getRow(), 'nearest', false);
    const column = cell.getColumn();
    // A frozen column is always visible, so we show the columns next to it.
    if (column.getDefinition().frozen) page.grid.querySelector('.tabulator-tableholder')?.scrollTo({ left: 0 });
    else void this.table.scrollToColumn(column, 'middle', false);
  }

  /**
   * Moves the selection to the first or last cell of its row or of the whole table.
   * @param isExtended - whether all cells up to that cell become selected
   */
  moveTo(end: 'first' | 'last', { inTable, isExtended }: { inTable: boolean; isExtended: boolean }): void {
    const range = this.table.getRanges()[0];
    const at = end === 'first' ? 0 : -1;
    const row = inTable ? this.table.getRows('active').at(at) : range?.getRows()[0];
    const field = this.fields().at(at);
    if (!range || !row || field === undefined) return;
    const target = row.getCell(field);
    if (isExtended) range.setEndBound(target);
    else range.setBounds(target, target);
    this.reveal(target);
  }

  /** Selects all cells that the filter shows. */
  selectAll(): void {
    const rows = this.table.getRows('active');
    const [first, last] = [rows[0], rows.at(-1)];
    const [from, to] = [this.fields()[0], this.fields().at(-1)];
    if (first && last && from && to) this.table.getRanges()[0]?.setBounds(first.getCell(from), last.getCell(to));
  }

  /** The selected places, row by row. */
  selected(): Place[][] {
    const range = this.table.getRanges()[0];
    if (!range) return [];
    const columns = range.getColumns().flatMap((column) => atOf(column.getField()) ?? []);
    return range.getRows().map((row) => columns.map((at) => ({ row: indexOf(row), at })));
  }

  /** The sheet's row numbers in the order of the screen, without rows that a filter hides. */
  shownRows(): number[] {
    return this.table.getRows('active').map(indexOf);
  }

  /** @param typed - the text that the person has typed already; undefined to edit the present content */
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

  /** Shows the differences to the server's new description of the tab, and highlights the changed cells. */
  async show({ changed, added, removed }: Difference): Promise<void> {
    const rows = new Set(changed.map(({ row }) => row + 1));
    // All changes at once. Between two steps, somebody could begin an edit and lose the field.
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

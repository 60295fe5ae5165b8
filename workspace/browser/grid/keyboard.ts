import { clipboardCells, clipboardText } from './clipboard.ts';
import { page, say } from './page.ts';
import type { Saver, Typed } from './saver.ts';
import type { SheetTable } from './sheet-table.ts';
import { contentOf, type TabState } from './tab-state.ts';

const isField = (element: Element | null): boolean =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** Whether a key or a clipboard event is meant for the selection. Otherwise it is meant for a field in which somebody types. */
const isOnSelection = (): boolean => page.grid.contains(document.activeElement) && !isField(document.activeElement);

/**
 * Handles the keyboard and the clipboard as Sheets does. Letters are recognised by the position of the key, so that shortcuts work with the Russian
 * layout.
 */
export function listenToKeys(table: SheetTable, state: TabState, saver: Saver): void {
  const copied = () => clipboardText(table.selected().map((row) => row.map((place) => state.cell(place).text)));

  const cleared = (): Typed => table.selected().flatMap((row) => row.map((place) => [place, ''] as const));

  /** Each selected column with its first selected cell. */
  const filledDown = (): Typed => {
    const [first = [], ...rest] = table.selected();
    return rest.flatMap((row) => row.map((place, at) => [place, contentOf(state.cell(first[at] ?? place))] as const));
  };

  /** Each selected row with its first selected cell. */
  const filledRight = (): Typed =>
    table
      .selected()
      .flatMap(([first, ...rest]) => rest.map((place) => [place, contentOf(state.cell(first ?? place))] as const));

  /** The cells of the clipboard, from the selection's first cell on. One copied cell fills the whole selection. */
  const pasted = (text: string): Typed => {
    const cells = clipboardCells(text);
    const selected = table.selected();
    const [only] = cells.length === 1 && cells[0]?.length === 1 ? cells[0] : [];
    if (only !== undefined) return selected.flat().map((place) => [place, only] as const);
    const first = selected[0]?.[0];
    const rows = table.shownRows();
    const from = rows.indexOf(first?.row ?? -1);
    if (!first || from < 0) return [];
    return cells.flatMap((line, down) => {
      const row = rows[from + down];
      return row === undefined ? [] : line.map((each, right) => [{ row, at: first.at + right }, each] as const);
    });
  };

  const begin = (typed: string | undefined): void => {
    const first = table.selected()[0]?.[0];
    if (!first) return;
    if (state.cell(first).closed) say('Эту ячейку заполняет программа.', true);
    else table.beginEdit(first, typed);
  };

  for (const kind of ['copy', 'cut'] as const) {
    document.addEventListener(kind, (event) => {
      if (!isOnSelection()) return;
      event.clipboardData?.setData('text/plain', copied());
      event.preventDefault();
      if (kind === 'cut') void saver.type(cleared());
    });
  }
  document.addEventListener('paste', (event) => {
    if (!isOnSelection()) return;
    event.preventDefault();
    void saver.type(pasted(event.clipboardData?.getData('text/plain') ?? ''));
  });
  page.grid.addEventListener('keydown', (event) => {
    if (!isOnSelection()) return;
    const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
    const command = ctrlKey || metaKey;
    if (command && code === 'KeyZ') void (shiftKey ? saver.redo() : saver.undo());
    else if (command && code === 'KeyY') void saver.redo();
    else if (command && code === 'KeyD') void saver.type(filledDown());
    else if (command && code === 'KeyR') void saver.type(filledRight());
    else if (command && code === 'KeyF') page.find.focus();
    else if (command && code === 'KeyA') table.selectAll();
    else if (key === 'Home') table.moveTo('first', { inTable: command, isExtended: shiftKey });
    else if (key === 'End') table.moveTo('last', { inTable: command, isExtended: shiftKey });
    else if (key === 'Delete' || key === 'Backspace') void saver.type(cleared());
    else if (key === 'F2') begin(undefined);
    else if (key.length === 1 && !command && !altKey) begin(key);
    else return;
    event.preventDefault();
  });
}

import type { CellEdit } from '../../curator/grid/grid-view.ts';

/** One action of a person, with one or more edits. */
export interface Act {
  readonly edits: readonly CellEdit[];
  /** The content of each edited cell after the page read it again: Sheets may show a typed date in another format. Undefined before that. */
  readonly settled?: ReadonlyMap<CellEdit, string>;
}

const MOST_ACTS = 100;

/** The actions on this page that can be undone, and the undone actions that can be repeated. */
export class UndoStack {
  private done: Act[] = [];
  private undoneActs: Act[] = [];

  last(): Act | undefined {
    return this.done.at(-1);
  }

  lastUndone(): Act | undefined {
    return this.undoneActs.at(-1);
  }

  /** Records an action, unless all its edits were refused. */
  add(edits: readonly CellEdit[]): void {
    if (edits.length === 0) return;
    this.done = [...this.done, { edits }].slice(-MOST_ACTS);
    this.undoneActs = [];
  }

  /** Records that these edits undid the last action. */
  undone(edits: readonly CellEdit[]): void {
    this.done.pop();
    if (edits.length > 0) this.undoneActs.push({ edits });
  }

  /** Records that these edits repeated the last undone action. */
  redone(edits: readonly CellEdit[]): void {
    this.undoneActs.pop();
    if (edits.length > 0) this.done.push({ edits });
  }

  /** Records the present content of the cells of all actions since the last call. */
  settle(contentOf: (edit: CellEdit) => string): void {
    const settle = ({ edits, settled = new Map(edits.map((edit) => [edit, contentOf(edit)])) }: Act) => ({
      edits,
      settled,
    });
    this.done = this.done.map(settle);
    this.undoneActs = this.undoneActs.map(settle);
  }
}

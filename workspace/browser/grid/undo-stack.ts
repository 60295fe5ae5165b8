import type { CellEdit } from '../../curator/grid/grid-view.ts';

/** What a person did at once. */
export interface Act {
  readonly edits: readonly CellEdit[];
  /** What each cell contained once the page had read it back: Sheets may show a typed date in another form. Undefined before that. */
  readonly settled?: ReadonlyMap<CellEdit, string>;
}

const MOST_ACTS = 100;

/** The acts of this page that can be undone, and the undone ones that can be repeated. */
export class UndoStack {
  private done: Act[] = [];
  private undoneActs: Act[] = [];

  last(): Act | undefined {
    return this.done.at(-1);
  }

  lastUndone(): Act | undefined {
    return this.undoneActs.at(-1);
  }

  /** Remembers an act, unless all its edits were refused. */
  add(edits: readonly CellEdit[]): void {
    if (edits.length === 0) return;
    this.done = [...this.done, { edits }].slice(-MOST_ACTS);
    this.undoneActs = [];
  }

  /** The last act has been taken back by these edits. */
  undone(edits: readonly CellEdit[]): void {
    this.done.pop();
    if (edits.length > 0) this.undoneActs.push({ edits });
  }

  /** The last undone act has been repeated by these edits. */
  redone(edits: readonly CellEdit[]): void {
    this.undoneActs.pop();
    if (edits.length > 0) this.done.push({ edits });
  }

  /** Notes what the cells of all acts since the last call contain now. */
  settle(contentOf: (edit: CellEdit) => string): void {
    const settle = ({ edits, settled = new Map(edits.map((edit) => [edit, contentOf(edit)])) }: Act) => ({
      edits,
      settled,
    });
    this.done = this.done.map(settle);
    this.undoneActs = this.undoneActs.map(settle);
  }
}

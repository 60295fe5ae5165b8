import type { CellEdit } from '../../curator/grid/grid-view.ts';

/** What a person did at once, and what each cell contained right afterwards. */
export interface Act {
  readonly edits: readonly CellEdit[];
  readonly settled: ReadonlyMap<CellEdit, string>;
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

  add(edits: readonly CellEdit[]): void {
    this.done = [...this.done, actOf(edits)].slice(-MOST_ACTS);
    this.undoneActs = [];
  }

  /** The last act has been taken back by these edits. */
  undone(edits: readonly CellEdit[]): void {
    this.done.pop();
    this.undoneActs.push(actOf(edits));
  }

  /** The last undone act has been repeated by these edits. */
  redone(edits: readonly CellEdit[]): void {
    this.undoneActs.pop();
    this.done.push(actOf(edits));
  }

  /** Notes what the cells contain now that Sheets has taken the texts: a typed date may be shown in another form. */
  settle(edits: readonly CellEdit[], contentOf: (edit: CellEdit) => string): void {
    const settled = new Map(edits.map((edit) => [edit, contentOf(edit)]));
    this.done = this.done.map((act) => (act.edits === edits ? { edits, settled } : act));
    this.undoneActs = this.undoneActs.map((act) => (act.edits === edits ? { edits, settled } : act));
  }
}

const actOf = (edits: readonly CellEdit[]): Act => ({ edits, settled: new Map(edits.map((edit) => [edit, edit.now])) });

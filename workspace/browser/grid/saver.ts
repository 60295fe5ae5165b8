import type { CellEdit, RefusedEdit } from '../../curator/grid/grid-view.ts';
import { gid, page, say, told } from './page.ts';
import { sendEdits } from './server.ts';
import { contentOf, type Place, type TabState } from './tab-state.ts';
import { type Act, UndoStack } from './undo-stack.ts';

/** Texts that a person types into cells in one action, for example by pasting. */
export type Typed = readonly (readonly [place: Place, text: string])[];

/** Saves typed texts, shows the result, and undoes or repeats actions. */
export class Saver {
  private readonly acts = new UndoStack();
  private readonly state: TabState;
  private readonly refresh: () => Promise<boolean>;
  private last: Promise<void> = Promise.resolve();

  /** @param refresh - shows the tab as the server has it now, unless somebody types at the moment. @returns whether it did */
  constructor(state: TabState, refresh: () => Promise<boolean>) {
    this.state = state;
    this.refresh = refresh;
  }

  /** Types texts into cells, as one action that can be undone. */
  type(typed: Typed): Promise<void> {
    return this.next(async () => {
      const edits = typed.flatMap(([place, text]) => this.state.edit(place, text) ?? []);
      if (edits.length > 0) await this.save(edits, (done) => this.acts.add(done));
      else if (typed.some(([place]) => this.state.cell(place).closed)) {
        say('Эти ячейки заполняет программа, поэтому они остались как были.', true);
      }
    });
  }

  undo(): Promise<void> {
    return this.next(() => this.reverse(this.acts.last(), (done) => this.acts.undone(done)));
  }

  redo(): Promise<void> {
    return this.next(() => this.reverse(this.acts.lastUndone(), (done) => this.acts.redone(done)));
  }

  /** Runs actions one after another, because a person may undo an action that is still being sent. */
  private next(act: () => Promise<void>): Promise<void> {
    this.last = this.last.then(act);
    return this.last;
  }

  private async reverse(act: Act | undefined, remember: (done: readonly CellEdit[]) => void): Promise<void> {
    if (!act) return;
    const edits = this.state.reverse(act);
    if (edits.length > 0) return this.save(edits, remember);
    remember([]);
    this.showButtons();
    say('Эти ячейки с тех пор изменились, поэтому они остались как есть.', true);
  }

  private async save(edits: readonly CellEdit[], remember: (done: readonly CellEdit[]) => void): Promise<void> {
    say('Сохраняем…');
    await told(async () => {
      const refused = await sendEdits(gid, edits).catch(({ message }: Error) => {
        throw new Error(this.refusal(edits.map((edit) => ({ ...edit, why: message }))));
      });
      const bad = new Set(refused.map(({ row, column }) => `${row} ${column}`));
      remember(edits.filter(({ row, column }) => !bad.has(`${row} ${column}`)));
      this.showButtons();
      if (await this.refresh()) this.acts.settle((edit) => this.contentNow(edit));
      if (refused.length > 0) throw new Error(this.refusal(refused));
      say(`Сохранено в ${new Date().toLocaleTimeString('ru-RU', { timeStyle: 'short' })}`);
    });
  }

  private showButtons(): void {
    page.undo.disabled = this.acts.last() === undefined;
    page.redo.disabled = this.acts.lastUndone() === undefined;
  }

  /** The sentence that names the first refused edit, with its text so that the person can type it again. */
  private refusal([first, ...more]: readonly RefusedEdit[]): string {
    if (!first) return '';
    const title = this.state.view.columns.find(({ index }) => index === first.column)?.title ?? '';
    const others = more.length > 0 ? ` Так же не записано ещё ячеек: ${more.length}.` : '';
    return `Не записано: строка ${first.row + 1}, «${title}»: «${first.now}». ${first.why}${others}`;
  }

  /** The present content of the cell that an edit changed. If people moved the row, the row is found by its identity. */
  private contentNow({ row, id, column }: CellEdit): string {
    const { columns, rows } = this.state.view;
    const at = columns.findIndex(({ index }) => index === column);
    return contentOf(this.state.cell({ row: rows.find((each) => each.id === id)?.index ?? row, at }));
  }
}

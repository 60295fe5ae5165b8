import type { CellEdit, RefusedEdit } from '../../curator/grid/grid-view.ts';
import { gid, page, say, told } from './page.ts';
import { sendEdits } from './server.ts';
import { contentOf, type Place, type TabState } from './tab-state.ts';
import { UndoStack } from './undo-stack.ts';

/** Texts that a person types into cells with one act. */
export type Typed = readonly (readonly [place: Place, text: string])[];

/** Saves what people type, says what became of it, and takes it back. */
export class Saver {
  private readonly acts = new UndoStack();
  private readonly state: TabState;
  private readonly refresh: () => Promise<void>;
  private last: Promise<void> = Promise.resolve();

  /** @param refresh - shows the tab as the server has it now */
  constructor(state: TabState, refresh: () => Promise<void>) {
    this.state = state;
    this.refresh = refresh;
  }

  /** Types texts into cells, as one act that can be undone. */
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
    return this.next(async () => {
      const act = this.acts.last();
      if (act) await this.save(this.state.reverse(act), (done) => this.acts.undone(done));
    });
  }

  redo(): Promise<void> {
    return this.next(async () => {
      const act = this.acts.lastUndone();
      if (act) await this.save(this.state.reverse(act), (done) => this.acts.redone(done));
    });
  }

  /** One act after the other: a person may undo what is still on its way. */
  private next(act: () => Promise<void>): Promise<void> {
    this.last = this.last.then(act);
    return this.last;
  }

  private async save(edits: readonly CellEdit[], remember: (done: readonly CellEdit[]) => void): Promise<void> {
    say('Сохраняем…');
    await told(async () => {
      const refused = await sendEdits(gid, edits);
      await this.refresh();
      const bad = new Set(refused.map(({ row, column }) => `${row} ${column}`));
      const done = edits.filter(({ row, column }) => !bad.has(`${row} ${column}`));
      remember(done);
      this.acts.settle(done, (edit) => this.contentNow(edit));
      page.undo.disabled = this.acts.last() === undefined;
      page.redo.disabled = this.acts.lastUndone() === undefined;
      this.report(refused);
    });
  }

  private report([first, ...more]: readonly RefusedEdit[]): void {
    if (!first) {
      say(`Сохранено в ${new Date().toLocaleTimeString('ru-RU', { timeStyle: 'short' })}`);
      return;
    }
    const title = this.state.view.columns.find(({ index }) => index === first.column)?.title ?? '';
    const others = more.length > 0 ? ` Так же не записано ещё ячеек: ${more.length}.` : '';
    say(`Не записано: строка ${first.row + 1}, «${title}»: «${first.now}». ${first.why}${others}`, true);
  }

  /** What a cell contains now. If people moved its row, its identity finds it. */
  private contentNow({ row, id, column }: CellEdit): string {
    const { columns, rows } = this.state.view;
    const at = columns.findIndex(({ index }) => index === column);
    return contentOf(this.state.cell({ row: rows.find((each) => each.id === id)?.index ?? row, at }));
  }
}

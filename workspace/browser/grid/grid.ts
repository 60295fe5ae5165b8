import { listenToKeys } from './keyboard.ts';
import { gid, page, rememberMenu, say, told } from './page.ts';
import { Saver } from './saver.ts';
import { onChange, readTab } from './server.ts';
import { SheetTable } from './sheet-table.ts';
import { TabState } from './tab-state.ts';

rememberMenu();

await told(async () => {
  const state = new TabState(await readTab(gid));
  let isStale = false;
  const read = async (): Promise<boolean> => {
    const view = await readTab(gid);
    // A change from the server must not remove a field in which somebody types, even if they began to type after the request was sent.
    isStale = table.isEditing;
    if (isStale) return false;
    const difference = state.take(view);
    if (difference) await table.show(difference);
    else location.reload();
    return true;
  };
  // Reads run one after another, so that an older answer never replaces a newer one.
  let last: Promise<unknown> = Promise.resolve();
  const refresh = () => {
    const next = last.catch(() => undefined).then(read);
    last = next;
    return next;
  };
  const saver = new Saver(state, refresh);
  const table = new SheetTable(state, async (place, text) => {
    if (text !== undefined) await saver.type([[place, text]]);
    if (isStale) await told(refresh);
  });
  listenToKeys(table, state, saver);
  page.undo.addEventListener('click', () => void saver.undo());
  page.redo.addEventListener('click', () => void saver.redo());
  page.find.addEventListener('input', () => table.find(page.find.value));
  onChange(() => void told(refresh));
  say('');
});

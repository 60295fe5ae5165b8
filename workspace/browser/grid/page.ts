/** The parts of the workbook's page around the grid. */
const byId = <T extends HTMLElement>(id: string, kind: new () => T): T => {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${id}.`);
  return found;
};

export const page = {
  grid: byId('grid', HTMLDivElement),
  status: byId('grid-status', HTMLParagraphElement),
  find: byId('find', HTMLInputElement),
  undo: byId('undo', HTMLButtonElement),
  redo: byId('redo', HTMLButtonElement),
};

/** The id of the open tab. */
export const gid = Number(page.grid.dataset.gid);

/** Says one sentence above the grid. */
export function say(sentence: string, isBad = false): void {
  page.status.textContent = sentence;
  page.status.classList.toggle('bad', isBad);
}

/** Does work whose error is a sentence for the page. */
export async function told(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), true);
  }
}

/** Opened groups of the menu stay open, and closed ones closed, in this browser. */
export function rememberMenu(): void {
  for (const group of document.querySelectorAll<HTMLDetailsElement>('details[data-group]')) {
    const key = `menu.${group.dataset.group}`;
    const kept = localStorage.getItem(key);
    if (kept !== null && !group.querySelector('[aria-current]')) group.open = kept === 'open';
    group.addEventListener('toggle', () => localStorage.setItem(key, group.open ? 'open' : 'closed'));
  }
}

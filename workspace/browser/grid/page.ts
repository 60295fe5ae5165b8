/** The elements of the workbook's page outside the grid. */
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

/** Shows one sentence above the grid. */
export function say(sentence: string, isBad = false): void {
  page.status.textContent = sentence;
  page.status.classList.toggle('bad', isBad);
}

/** Runs `work`. If it throws an error, shows the error's message above the grid. */
export async function told(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), true);
  }
}

/** Keeps groups of the menu open or closed, as the person left them, in this browser. */
export function rememberMenu(): void {
  for (const group of document.querySelectorAll<HTMLDetailsElement>('details[data-group]')) {
    const key = `menu.${group.dataset.group}`;
    const kept = localStorage.getItem(key);
    if (kept !== null && !group.querySelector('[aria-current]')) group.open = kept === 'open';
    group.addEventListener('toggle', () => localStorage.setItem(key, group.open ? 'open' : 'closed'));
  }
}

/** The ticks of a list: all at once, a range with Shift, a search by first letters, and the count on the main button. */
export function countTicks(form: HTMLFormElement): void {
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[name="row"]')];
  const all = form.querySelector<HTMLInputElement>('[data-all]');
  const find = form.querySelector<HTMLInputElement>('[data-find]');
  const lineOf = (box: HTMLInputElement) => box.closest<HTMLElement>('tr, li, label');
  const shown = () => boxes.filter((box) => !lineOf(box)?.hidden);
  for (const hidden of form.querySelectorAll<HTMLElement>('.all, .find')) hidden.hidden = false;

  const buttons = [...form.querySelectorAll<HTMLButtonElement>('[data-counts]')].map((button) => ({
    button,
    label: button.textContent ?? '',
  }));
  const show = () => {
    const ticked = boxes.filter(({ checked }) => checked).length;
    for (const { button, label } of buttons) button.textContent = ticked > 0 ? `${label}: ${ticked}` : label;
    if (!all) return;
    all.checked = ticked > 0 && ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };

  all?.addEventListener('change', () => {
    for (const box of shown()) box.checked = all.checked;
    show();
  });

  let last: HTMLInputElement | undefined;
  form.addEventListener('click', (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.name !== 'row') return;
    if (event.shiftKey && last) {
      const line = shown();
      const [from, to] = [line.indexOf(last), line.indexOf(box)].sort((a, b) => a - b);
      for (const each of line.slice(from, (to ?? 0) + 1)) each.checked = box.checked;
    }
    last = box;
    show();
  });

  const matches = (box: HTMLInputElement, words: readonly string[]) => {
    const text = (lineOf(box)?.textContent ?? '')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .split(/[\s,]+/);
    return words.every((word) => text.some((each) => each.startsWith(word)));
  };
  find?.addEventListener('input', () => {
    const words = find.value.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean);
    for (const box of boxes) {
      const line = lineOf(box);
      if (line) line.hidden = !matches(box, words);
    }
  });
  find?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    // Enter ticks the only person found, and empties the search field for the next name.
    event.preventDefault();
    const [only, ...others] = shown();
    if (!only || others.length > 0) return;
    only.checked = true;
    find.value = '';
    find.dispatchEvent(new Event('input'));
    show();
  });
  show();
}

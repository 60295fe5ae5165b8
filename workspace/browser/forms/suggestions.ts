/** Shows buttons that enter a frequent answer. */
export function offerSuggestions(root: ParentNode): void {
  for (const list of root.querySelectorAll<HTMLElement>('.suggestions')) list.hidden = false;
  for (const button of root.querySelectorAll<HTMLButtonElement>('.suggestions button')) {
    button.addEventListener('click', () => {
      const field = document.getElementById(button.dataset.for ?? '');
      if (!(field instanceof HTMLInputElement)) return;
      field.value = button.dataset.value ?? '';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
}

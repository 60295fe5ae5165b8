/** Makes the buttons «сегодня» enter today's date into the field beside them. */
export function keepDates(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-today]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const field = document.getElementById(button.dataset.for ?? '');
      if (!(field instanceof HTMLInputElement)) return;
      field.value = button.dataset.today ?? '';
      // A script's change sends no event, so a message at the field would stay.
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
}

/** Shows that a form is being sent, and sends it only once. */
export function guardSending(root: Document): void {
  root.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
    if (form.dataset.sent !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = '';
    document.body.classList.add('busy');
  });
  // A page that the browser restores from its history can be sent again.
  addEventListener('pageshow', () => {
    document.body.classList.remove('busy');
    for (const form of root.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset.sent;
  });
}

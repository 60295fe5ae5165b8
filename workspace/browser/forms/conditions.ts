/** Shows a conditional question only after the answer that it depends on. A hidden question sends no answer. */
export function showFittingQuestions(main: HTMLElement): void {
  const form = main.querySelector('form');
  if (!form) return;
  for (const { dataset } of main.querySelectorAll<HTMLElement>('[data-card]')) {
    const card = document.getElementById(dataset.card ?? '');
    if (!card) continue;
    const fits = new FormData(form).get(dataset.entry ?? '') === dataset.only;
    card.hidden = !fits;
    for (const control of card.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
      'input, select, textarea',
    ))
      control.disabled = !fits;
  }
}

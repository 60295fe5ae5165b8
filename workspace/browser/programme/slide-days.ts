const DAY = 86_400_000;
/** In milliseconds. While somebody drags the slider, the page loads a day only after the slider has rested there for this time. */
const REST = 120;

const SPOKEN = new Intl.DateTimeFormat('ru', { dateStyle: 'full', timeZone: 'UTC' });

const FAILURES = {
  noConnection: 'Этот день не показан: нет связи с программой. Проверьте, работает ли она, и подвиньте ещё раз.',
  otherPage: 'Этот день не показан: программа ответила другой страницей. Обновите эту страницу, чтобы прочитать ответ.',
} as const;

/** Shows the day of the slider without loading the page again. Without this script, the date field and its button do the same. */
export function slideDays(form: HTMLFormElement): void {
  const slide = form.querySelector<HTMLInputElement>('#slide');
  const field = form.querySelector<HTMLInputElement>('#day');
  const first = Date.parse(slide?.dataset.first ?? '');
  if (!slide || !field || Number.isNaN(first)) return;
  let asked: AbortController | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const dayOf = () => new Date(first + Number(slide.value) * DAY);
  const say = () => {
    slide.setAttribute('aria-valuetext', SPOKEN.format(dayOf()));
    field.value = dayOf().toISOString().slice(0, 10);
  };
  const show = async () => {
    asked?.abort();
    asked = new AbortController();
    const address = `${form.getAttribute('action')}?day=${field.value}`;
    const page = await shownDay(address, asked.signal);
    if (page === 'superseded') return;
    const shown = document.querySelector('#shown-day');
    if (page instanceof Element) {
      shown?.replaceWith(page);
      history.replaceState(null, '', address);
    } else {
      const said = shown?.querySelector('[role=status]');
      if (said) said.textContent = FAILURES[page];
    }
  };

  slide.closest<HTMLElement>('.slide')?.removeAttribute('hidden');
  say();
  slide.addEventListener('input', () => {
    say();
    clearTimeout(resting);
    resting = setTimeout(() => void show(), REST);
  });
}

/** The part of a day's page that changes, or why there is none. The server may answer with a different page, such as the login or an error. */
async function shownDay(address: string, signal: AbortSignal): Promise<Element | 'superseded' | keyof typeof FAILURES> {
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return page.querySelector('#shown-day') ?? 'otherPage';
  } catch {
    return signal.aborted ? 'superseded' : 'noConnection';
  }
}

import { showFittingQuestions } from './conditions.ts';
import { DraftStore, enter, permitted, tokenField, withdraw } from './draft.ts';
import { StatusLine } from './status-line.ts';
import { offerSuggestions } from './suggestions.ts';

// Every form works without this script. It keeps a draft, and shows problems without leaving the page.
const TIMEOUT_MS = 60_000;
const status = new StatusLine();
/** The key of the token that this tab has sent from this address. */
const SENT = `sent ${location.pathname}${location.search}`;
let isSending = false;

const main = (): HTMLElement => document.querySelector('main') ?? document.body;
const currentForm = (): HTMLFormElement | null => document.querySelector('main form');
const draft = new DraftStore(currentForm());

function keepDraft(): void {
  const form = currentForm();
  if (form) status.saved(draft.save(form));
}

/** Shows another page of the form, or the same page with its problems. */
function show(html: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.title = page.title;
  main().replaceChildren(...(page.querySelector('main')?.childNodes ?? []));
  prepare();
  const wrong = main().querySelector<HTMLElement>(
    'input[aria-invalid], select[aria-invalid], textarea[aria-invalid], .wrong input',
  );
  if (wrong) {
    wrong.closest('.card')?.scrollIntoView({ block: 'center' });
    wrong.focus({ preventScroll: true });
    return;
  }
  scrollTo(0, 0);
  const heading = main().querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
}

function leave(form: HTMLFormElement, address: string): void {
  permitted(() => sessionStorage.setItem(SENT, tokenField(form)?.value ?? ''));
  draft.remove();
  location.assign(address);
}

/** Sends the entered values. After any failure the page and its draft stay unchanged. */
async function send(form: HTMLFormElement, isBack: boolean): Promise<void> {
  if (isSending) return;
  isSending = true;
  document.body.classList.add('busy');
  keepDraft();
  status.sending();
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  if (isBack) body.set('back', '1');
  try {
    const answer = await fetch(form.action, { method: 'POST', body, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (answer.redirected) return leave(form, answer.url);
    if (!answer.ok && answer.status !== 400 && answer.status !== 403) return status.refused(answer.status);
    const html = await answer.text();
    status.clear();
    if (answer.ok && !isBack) history.pushState(null, '');
    show(html);
  } catch (error) {
    // A lost connection is a TypeError, and a server that does not answer is an aborted request.
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
    status.noConnection();
  } finally {
    isSending = false;
    document.body.classList.remove('busy');
  }
}

function prepare(): void {
  offerSuggestions(main());
  showFittingQuestions(main());
  const form = currentForm();
  form?.after(status.element);
}

document.addEventListener('input', () => {
  showFittingQuestions(main());
  keepDraft();
});
document.addEventListener('submit', (event) => {
  const { target, submitter } = event;
  if (!(target instanceof HTMLFormElement) || target !== currentForm()) return;
  event.preventDefault();
  if (submitter instanceof HTMLButtonElement && submitter.name === 'back') history.back();
  else void send(target, false);
});
// The browser's «Back» leads to the former section of the form.
addEventListener('popstate', () => {
  const form = currentForm();
  if (form) void send(form, true);
});
addEventListener('online', () => status.connected());

DraftStore.removeOld();
prepare();
const form = currentForm();
const found = draft.read();
if (form && found) {
  const token = tokenField(form)?.value ?? '';
  enter(form, found);
  status.restored(found.at, () => {
    draft.remove();
    withdraw(form, token);
    showFittingQuestions(main());
    status.clear();
  });
  showFittingQuestions(main());
}
addEventListener('pageshow', ({ persisted }) => {
  const [visit] = performance.getEntriesByType('navigation');
  const isBack = persisted || (visit instanceof PerformanceNavigationTiming && visit.type === 'back_forward');
  const token = permitted(() => sessionStorage.getItem(SENT))?.value;
  const shown = currentForm();
  if (!token || !shown) return;
  if (!isBack) return sessionStorage.removeItem(SENT);
  const field = tokenField(shown);
  if (field) field.value = token;
  status.sentBefore();
});

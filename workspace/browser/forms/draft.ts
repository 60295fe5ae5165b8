/** The values that somebody has entered into a form so far, and the token of the page. */
interface Draft {
  readonly at: number;
  readonly token: string;
  readonly values: readonly (readonly [name: string, value: string])[];
}

const PREFIX = 'draft ';
const KEPT_DAYS = 30;
/** Names of fields that belong to the page and are not answers. */
const OWN = new Set(['submission', 'pageHistory', 'back']);

/** Stores the draft of one form and one person in this browser. A personal link is different for each person. */
export class DraftStore {
  private readonly key: string;

  /** @param form - its address identifies the draft, because one page address may show several forms */
  constructor(form: HTMLFormElement | null) {
    this.key = `${PREFIX}${form ? new URL(form.action).pathname : location.pathname}${location.search}`;
  }

  /** @returns whether the browser kept the draft; some browsers are set to keep nothing */
  save(form: HTMLFormElement): boolean {
    const data = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const token = data.find(([name]) => name === 'submission')?.[1] ?? '';
    const draft: Draft = { at: Date.now(), token, values: data.filter(([name]) => !OWN.has(name)) };
    return permitted(() => localStorage.setItem(this.key, JSON.stringify(draft))) !== undefined;
  }

  read(): Draft | undefined {
    const text = permitted(() => localStorage.getItem(this.key))?.value;
    return text ? (JSON.parse(text) as Draft) : undefined;
  }

  remove(): void {
    permitted(() => localStorage.removeItem(this.key));
  }

  /** Removes drafts that nobody has touched for a month. */
  static removeOld(): void {
    permitted(() => {
      for (const key of Object.keys(localStorage)) {
        if (!key.startsWith(PREFIX)) continue;
        const { at } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Draft>;
        if (Date.now() - (at ?? 0) > KEPT_DAYS * 86_400_000) localStorage.removeItem(key);
      }
    });
  }
}

/** The result of an action with stored data; undefined if the browser forbids to keep data. */
export function permitted<T>(action: () => T): { readonly value: T } | undefined {
  try {
    return { value: action() };
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** The field with the token of the page. */
export function tokenField(form: HTMLFormElement): HTMLInputElement | undefined {
  const field = form.elements.namedItem('submission');
  return field instanceof HTMLInputElement ? field : undefined;
}

/** Enters the values of a draft into the form. Answers to other sections become hidden fields. */
export function enter(form: HTMLFormElement, { token, values }: Pick<Draft, 'token' | 'values'>): void {
  const given = new Map<string, string[]>();
  for (const [name, value] of values) given.set(name, [...(given.get(name) ?? []), value]);
  const asked = new Set<string>();
  const own = tokenField(form);
  if (own) own.value = token;
  for (const field of form.elements) {
    if (
      !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
    )
      continue;
    if (!field.name || OWN.has(field.name)) continue;
    asked.add(field.name);
    const texts = given.get(field.name) ?? [];
    if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) {
      field.checked = texts.includes(field.value);
    } else if (field.type !== 'hidden') field.value = texts[0] ?? '';
  }
  for (const [name, value] of values) {
    if (asked.has(name)) continue;
    const hidden = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
    hidden.dataset.draft = '';
    form.append(hidden);
  }
}

/** Removes the values of a draft from the form, as if the page had just been opened. */
export function withdraw(form: HTMLFormElement, token: string): void {
  for (const hidden of form.querySelectorAll('[data-draft]')) hidden.remove();
  form.reset();
  const own = tokenField(form);
  if (own) own.value = token;
}

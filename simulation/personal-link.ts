/** A link in a letter to a form with pre-filled answers. */
export interface PersonalLink {
  readonly responderUri: string;
  readonly url: string;
  /** Answers by question: `entry.123` → text. */
  readonly answers: Readonly<Record<string, string>>;
}

const FORM_ADDRESS = /https?:\/\/[^\s<>"]+\/forms\/d\/e\/[^\s<>"/]+\/viewform\?[^\s<>"]+/g;

/** The pre-filled links of a letter's text in order, each once. */
export function personalLinks(text: string): PersonalLink[] {
  const found = [...new Set(text.match(FORM_ADDRESS) ?? [])].map((url) => new URL(url.replace(/[.,;)]+$/, '')));
  return found.map((url) => ({
    responderUri: `${url.origin}${url.pathname}`,
    url: url.href,
    answers: Object.fromEntries([...url.searchParams].filter(([name]) => name.startsWith('entry.'))),
  }));
}

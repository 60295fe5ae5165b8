/** A link to a form with answers filled in, as it stands in a letter. */
export interface PersonalLink {
  /** The form's own address, as `/emulator/programme` names it. */
  readonly responderUri: string;
  /** The whole link, as one opens it. */
  readonly url: string;
  /** Answers by question: `entry.123` → text. */
  readonly answers: Readonly<Record<string, string>>;
}

const FORM_ADDRESS = /https?:\/\/[^\s<>"]+\/forms\/d\/e\/[^\s<>"/]+\/viewform\?[^\s<>"]+/g;

/** The pre-filled links of a letter's text, each once, in the order of the letter. */
export function personalLinks(text: string): PersonalLink[] {
  const found = [...new Set(text.match(FORM_ADDRESS) ?? [])].map((url) => new URL(url.replace(/[.,;)]+$/, '')));
  return found.map((url) => ({
    responderUri: `${url.origin}${url.pathname}`,
    url: url.href,
    answers: Object.fromEntries([...url.searchParams].filter(([name]) => name.startsWith('entry.'))),
  }));
}

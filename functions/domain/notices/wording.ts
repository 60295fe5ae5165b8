import type { Identity } from '../context.ts';
import { nameToken } from '../names/name-token.ts';
import type { Block } from './letter.ts';

/** The subject of a letter. From the second letter on, the subject begins with «Напоминание»: «Напоминание: анкета участника». */
export function reminding(nth: number, subject: string): string {
  return nth === 1 ? subject : `Напоминание: ${subject.charAt(0).toLowerCase()}${subject.slice(1)}`;
}

/** The first items of a list, and how many more there are. */
function shortList(items: readonly string[], most = 7): string[] {
  const more = items.length - most;
  return more > 1 ? [...items.slice(0, most), `и ещё ${more}`] : [...items];
}

export const text = (words: string): Block => ({ kind: 'text', text: words });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items: shortList(items) });

const SUBJECT_LENGTH = 70;

/** A title for the subject of a letter, cut at the end of a word. */
export function shortened(title: string, most = SUBJECT_LENGTH): string {
  if (title.length <= most) return title;
  const cut = title.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > 0 ? space : cut.length).replace(/[\s,.;:(«–-]+$/u, '')}…`;
}

/** Words in quotation marks. Quotation marks inside them become „лапки“. */
export const quoted = (words: string): string => `«${words.replaceAll('«', '„').replaceAll('»', '“')}»`;

/** Puts placeholders in place of the names and codes in a phrase. We fill in the names when we send the letter. */
export function masked(phrase: string, { display }: Identity): string {
  const parts = phrase.split(/(?=К-\d{2,4})/u);
  return parts
    .map((part) => {
      const code = /^К-\d{2,4}/u.exec(part)?.[0];
      if (code === undefined) return part;
      const named = part.startsWith(display(code)) ? display(code) : code;
      return `${nameToken(code)}${part.slice(named.length)}`;
    })
    .join('');
}

/** The time and place of an event, as far as they are known: «, 14:30, актовый зал». */
export function whenAndWhere({
  time,
  place,
}: {
  readonly time?: string | undefined;
  readonly place?: string | undefined;
}): string {
  return [time && `в ${time}`, place]
    .filter(Boolean)
    .map((part) => `, ${part}`)
    .join('');
}

import type { Mail } from './mail.ts';

/** The search fields. An empty field matches all letters. */
export interface Sought {
  /** Words that the letter must contain anywhere. */
  readonly words: string;
  /** A part of the recipient's address or name. */
  readonly to: string;
  /** The title of the kind of letter. */
  readonly kind: string;
  readonly unread: boolean;
}

/** The titles of the notices in a letter, by Message-ID. */
export type KindsOfLetters = ReadonlyMap<string, readonly string[]>;

export const soughtIn = (query: URLSearchParams): Sought => ({
  words: query.get('q')?.trim() ?? '',
  to: query.get('to')?.trim() ?? '',
  kind: query.get('kind') ?? '',
  unread: query.has('unread'),
});

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

const wholeText = ({ to, from, subject, text, attachments }: Mail): string =>
  plain([to, from, subject, text, ...attachments].join('\n'));

/** The names of people by their address in lower case. */
export type NamesByAddress = ReadonlyMap<string, string>;

/** What the school and the reader know about the letters. */
interface Known {
  readonly kinds: KindsOfLetters;
  readonly names: NamesByAddress;
  readonly isRead: (number: number) => boolean;
}

/** The letters that match, newest first. A letter must contain each of the words, and `to` is a part of the recipient's address or name. */
export function findMails(
  mails: readonly Mail[],
  { words, to, kind, unread }: Sought,
  { kinds, names, isRead }: Known,
): readonly Mail[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const person = plain(to);
  const recipient = (address: string) => plain(`${address} ${names.get(address.toLowerCase()) ?? ''}`);
  return mails
    .filter(
      (mail) =>
        recipient(mail.to).includes(person) &&
        (kind === '' || kinds.get(mail.messageId)?.includes(kind)) &&
        !(unread && isRead(mail.number)) &&
        (wanted.length === 0 || (([text]) => wanted.every((word) => text?.includes(word)))([wholeText(mail)])),
    )
    .toReversed();
}

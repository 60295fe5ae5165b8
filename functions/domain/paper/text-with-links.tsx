import type { ComponentChild } from 'preact';

/** A web address. Closing punctuation belongs to the sentence, not to the address. */
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)»])/;

/** A title with its address, «Приказ <https://…>». The title becomes a link. */
const TITLED = /^(.*\S) <(https?:\/\/\S+?)>$/;

const link = (address: string, words: string) => (
  <a href={address} key={address}>
    {words}
  </a>
);

function lineWithLinks(line: string): ComponentChild[] {
  const [, title, address] = TITLED.exec(line) ?? [];
  if (title && address) return [link(address, title)];
  return line.split(ADDRESS).map((part, i) => (i % 2 === 1 ? link(part, part) : part));
}

/** The content of a page for a text: web addresses are links, and lines are separated by `<br>`. */
export function textWithLinks(text: string): ComponentChild[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, i) => (i > 0 ? [<br key={i} />, ...lineWithLinks(line)] : lineWithLinks(line)));
}

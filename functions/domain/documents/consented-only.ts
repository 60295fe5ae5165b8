import { personalNames } from '../erasure/personal-names.ts';
import type { Standing } from '../standing.ts';
import type { Block } from './content.ts';

/** Changes every text of a block. */
export function mapTexts(block: Block, change: (text: string) => string): Block {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: change(block.text) };
    case 'text':
      return { ...block, text: change(block.text), ...(block.label ? { label: change(block.label) } : {}) };
    case 'list':
      return { ...block, items: block.items.map(change) };
    case 'table':
      return { ...block, header: block.header.map(change), rows: block.rows.map((cells) => cells.map(change)) };
    case 'columns':
      return { ...block, cells: block.cells.map(change) };
    case 'signatures':
      return {
        ...block,
        lines: block.lines.map(({ who, name }) => ({ who: change(who), ...(name ? { name: change(name) } : {}) })),
      };
    case 'pageBreak':
      return block;
  }
}

const folded = (words: string) => words.toLowerCase().replaceAll('ё', 'е');

/**
 * Takes the names of people who may not be named out of texts: also where somebody wrote a name, or a code in braces, into
 * an answer. Who holds an office by the settings is named there as an official.
 * @param instead what a reader sees in their place.
 */
export function consentedOnly(
  { programme, intake }: Standing,
  mayName: (code: string) => boolean,
  instead: (code: string) => string,
): (block: Block) => Block {
  const { curatorName, organiserName, headName, deputyName } = programme.settings;
  const officials = [curatorName, organiserName, headName, deputyName];
  const people = [...intake.people.values()].map(({ code, row: { name, email } }) => ({ code, name, email }));
  const hidden = people.filter(({ code, name }) => name && !officials.includes(name) && !mayName(code));
  const redactors = hidden.map((person) => {
    // Looking for every spelling is dear: most texts do not even have the surname.
    const surname = folded(person.name?.trim().split(/\s+/)[0] ?? '');
    const names = personalNames(
      { ...person, code: instead(person.code) },
      people.filter((one) => one !== person),
    );
    return (text: string) => (folded(text).includes(surname) || text.includes('@') ? names.redact(text) : text);
  });
  const clean = (text: string) =>
    redactors.reduce(
      (words, redact) => redact(words),
      text.replace(/\{\{(.*?)\}\}/g, (braced, code: string) => {
        if (!intake.people.has(code)) return code;
        return mayName(code) ? braced : instead(code);
      }),
    );
  return (block) => mapTexts(block, clean);
}

import { withoutTraces } from '../erasure/names-in-texts.ts';
import { personalNames } from '../erasure/personal-names.ts';
import type { Standing } from '../standing.ts';
import type { Block } from './content.ts';

/** Changes every text of a block. */
export function mapTexts(block: Block, change: (text: string) => string): Block {
  switch (block.kind) {
    case 'heading':
    case 'display':
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

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Takes the names of people who may not be named out of texts: also where somebody wrote a name in any case, a bare surname or
 * a code in braces into an answer. Who holds an office by the settings is named there as an official; so is the school.
 * @param instead what a reader sees in their place.
 */
export function consentedOnly(
  { programme, intake }: Standing,
  mayName: (code: string) => boolean,
  instead: (code: string) => string,
): (block: Block) => Block {
  const { curatorName, organiserName, headName, deputyName } = programme.settings;
  const officials = [curatorName, organiserName, headName, deputyName];
  const { schoolFull, schoolShort, schoolPlace, schoolAddress } = programme.settings;
  const untouched = [...officials, schoolFull, schoolShort, schoolPlace, schoolAddress];
  const people = [...intake.people.values()].map(({ code, row: { name, email } }) => ({ code, name, email }));
  const hidden = people.filter(({ code, name }) => name && !officials.includes(name) && !mayName(code));
  const redactors = hidden.map((person) => {
    const shown = instead(person.code);
    const names = personalNames(
      { ...person, code: shown },
      people.filter((one) => one !== person),
    );
    const rest = withoutTraces(person, shown);
    return (text: string) => rest(names.redact(text));
  });
  const withoutHidden = (text: string) => redactors.reduce((words, redact) => redact(words), text);
  const kept = untouched
    .filter((words) => words)
    .map((words = '') => escaped(words))
    .sort((a, b) => b.length - a.length);
  const byKept = kept.length > 0 ? new RegExp(`(${kept.join('|')})`) : undefined;
  const clean = (text: string) => {
    const known = text.replace(/\{\{(.*?)\}\}/g, (braced, code: string) => {
      if (!intake.people.has(code)) return code;
      return mayName(code) ? braced : instead(code);
    });
    // What stays as it is stands at the odd places: officials, and the school, which may be named after somebody.
    return byKept
      ? known
          .split(byKept)
          .map((part, i) => (i % 2 === 1 ? part : withoutHidden(part)))
          .join('')
      : withoutHidden(known);
  };
  return (block) => mapTexts(block, clean);
}

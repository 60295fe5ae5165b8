import { isCurator } from '../context.ts';
import { nameToken } from '../names/name-token.ts';
import { asOneText } from '../paper/block-texts.ts';
import { schoolGuard } from '../privacy/school-guard.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Block, Letter } from './letter.ts';

/** Applies `change` to every visible text of a block. A link whose address names somebody becomes words, and «Проверка данных» tells the curator. */
function mapTexts(block: Block, change: (text: string) => string, isFree: (address: string) => boolean): Block {
  switch (block.kind) {
    case 'text':
    case 'heading':
      return { ...block, text: change(block.text) };
    case 'list':
      return { ...block, items: asOneText(block.items, change) };
    case 'form': {
      const { prefill } = block;
      if (!prefill) return block;
      const changed = Object.entries(prefill).map(
        ([field, said]) => [field, typeof said === 'string' ? change(said) : said.map(change)] as const,
      );
      return { ...block, label: change(block.label), prefill: Object.fromEntries(changed) };
    }
    case 'url':
      if (!isFree(block.url)) {
        return { kind: 'text', text: `${change(block.label)}: ссылку, пожалуйста, спросите у куратора.` };
      }
      return { ...block, label: change(block.label) };
    case 'tab':
      return { ...block, label: change(block.label) };
  }
}

/**
 * The letter without the names of people who have no valid consent. Letters to curators stay unchanged, because curators see the workbook
 * anyway.
 */
export function guardedLetter(programmeState: ProgrammeState): (letter: Letter) => Letter {
  return (letter) => {
    if (isCurator(letter.to)) return letter;
    const { clean, cleanStrictly } = schoolGuard(programmeState);
    // The letter may name its own recipient.
    const own = nameToken(letter.to);
    const change = (text: string) => text.split(own).map(cleanStrictly).join(own);
    const isFree = (address: string) => clean(address) === address;
    return {
      ...letter,
      subject: change(letter.subject),
      blocks: letter.blocks.map((block) => mapTexts(block, change, isFree)),
      invitations: letter.invitations.map((each) => ({
        ...each,
        summary: change(each.summary),
        ...(each.place === undefined ? {} : { place: change(each.place) }),
      })),
    };
  };
}

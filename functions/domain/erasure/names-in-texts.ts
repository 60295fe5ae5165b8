import { findNames, type Mention, replaceMentions } from '../names/find-names.ts';
import type { Named } from '../names/named.ts';
import { codeOnce } from './personal-names.ts';

export interface NamesInTexts {
  /** The text with codes instead of addresses, and instead of names that certainly mean one person. */
  withCodes(text: string): string;
  /** Codes of people whom the text possibly names, by a surname alone or by a name that several people share. */
  suspects(text: string): readonly string[];
}

const isSure = ({ certainty, codes }: Mention) => certainty === 'full' && codes.length === 1;

/** Finds the people of a list in texts. We cannot restore a replaced name, so a surname alone is only a suspicion. */
export function namesInTexts(people: readonly Named[]): NamesInTexts {
  const find = findNames(people);
  return {
    withCodes: (text) => {
      const sure = find(text).filter(isSure);
      const said = replaceMentions(text, sure, ({ codes }) => codes.join());
      return sure.reduce((words, { codes }) => codeOnce(words, codes.join()), said);
    },
    suspects: (text) => {
      const doubtful = find(text).filter((mention) => !isSure(mention) && mention.certainty !== 'possible');
      const found = new Set(doubtful.flatMap(({ codes }) => codes));
      return people.flatMap(({ code }) => (found.has(code) ? [code] : []));
    },
  };
}

import { findNames, type Mention, replaceMentions } from '../names/find-names.ts';
import type { Named } from '../names/named.ts';

/** Finds a person in texts. */
export interface PersonalNames {
  /** The text with the code where the person was named; the same text where nobody was. */
  redact(text: string): string;
  /** Whether the text names the person. */
  names(text: string): boolean;
  /** Whether the text may speak of the person: the surname alone, a name that somebody else bears too. A human must look. */
  mayName(text: string): boolean;
}

/** «К-07 Тестовая Анна» becomes «К-07», not «К-07 К-07». */
export function codeOnce(text: string, code: string): string {
  return text.split(new RegExp(`${code}(?:\\s+${code})+(?![\\d])`, 'u')).join(code);
}

/**
 * How texts name one person and not the others: by several parts of the name in any order, case and letters, by the address. A
 * name that another person of the roster bears as well proves nothing, so it is left to a human.
 */
export function personalNames(person: Named, others: readonly Named[]): PersonalNames {
  const foreign = others.filter(({ code }) => code !== person.code);
  const find = findNames([person, ...foreign]);
  const ofPerson = (text: string) => find(text).filter(({ codes }) => codes.includes(person.code));
  const isSure = ({ certainty, codes }: Mention) => certainty === 'full' && codes.length === 1;
  const redact = (text: string): string => {
    const sure = ofPerson(text).filter(isSure);
    return sure.length === 0
      ? text
      : codeOnce(
          replaceMentions(text, sure, () => person.code),
          person.code,
        );
  };
  return {
    redact,
    names: (text) => ofPerson(text).some(isSure),
    mayName: (text) => ofPerson(text).some(({ certainty }) => certainty !== 'possible'),
  };
}

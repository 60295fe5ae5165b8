import { findNames, type Mention, replaceMentions } from '../names/find-names.ts';
import type { Named } from '../names/named.ts';

export interface PersonalNames {
  /** The text with the person's code instead of the name. */
  redact(text: string): string;
  names(text: string): boolean;
  /** Whether the text possibly names the person, by a surname alone or by a name that others share. A human must check. */
  mayName(text: string): boolean;
}

/** Removes a repeated code: «К-07 Тестовая Анна» becomes «К-07», not «К-07 К-07». */
export function codeOnce(text: string, code: string): string {
  return text.split(new RegExp(`${code}(?:\\s+${code})+(?![\\d])`, 'u')).join(code);
}

/**
 * Finds one person in texts, by the address or by several parts of the name together. The order of the parts, case and spelling variants of letters
 * do not matter. A name that another person of the roster shares proves nothing, so a human decides. Entries with the same code are one person.
 */
export function personalNames(person: Named, others: readonly Named[]): PersonalNames {
  const find = findNames([person, ...others]);
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

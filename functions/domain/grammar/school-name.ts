import type { Settings } from '../../../sheets-schema/settings.ts';
import { type GrammaticalCase, phraseIn } from './noun-phrase.ts';

export type { GrammaticalCase };

type SchoolNames = Pick<Settings, 'schoolFull' | 'schoolShort' | 'schoolGenitive' | 'schoolDative'>;

/** «МБОУ «Тестовая ООШ»», «ГБОУ СОШ № 5»: abbreviations have no case forms, and what follows stays as it is. */
const ABBREVIATED = /^[\p{Lu}\d-]{2,}(?:\s+[\p{Lu}\d-]{2,})*(?=\s*(?:[«"„“№]|$))/u;

const entered = { genitive: 'schoolGenitive', dative: 'schoolDative' } as const;

/** The case form that the rules make of a school's name; undefined if they are not certain. */
export function proposedSchoolName(name: string, to: GrammaticalCase): string | undefined {
  const words = name.trim();
  return phraseIn(words, to) ?? (ABBREVIATED.test(words) ? words : undefined);
}

/**
 * The school's name in a case: as the school entered it, or as the rules propose it. Undefined if neither is known; then the text must avoid this
 * case.
 */
export function schoolNameIn(settings: SchoolNames, to: GrammaticalCase): string | undefined {
  const name = settings.schoolFull ?? settings.schoolShort;
  return settings[entered[to]] ?? (name === undefined ? undefined : proposedSchoolName(name, to));
}

import { AFTER, BEFORE, eitherE } from './name-patterns.ts';
import { type Named, personalNames } from './personal-names.ts';
import { surnameForms } from './surname-forms.ts';

/** Finds the people of a list in texts. */
export interface NamesInTexts {
  /** The text with codes in the place of full names, names with initials and addresses. */
  withCodes(text: string): string;
  /** Codes of those whom the text may name besides: by surname in any case, or by first name and patronymic. */
  suspects(text: string): readonly string[];
}

const ENDING = 2;
const SHORTEST_SURNAME = 3;
const SHORTEST_STEM = 3;

const stemOf = (word: string) => word.slice(0, Math.max(SHORTEST_STEM, word.length - ENDING));
/** In any case of the noun; with a capital, as names are written: in small letters too many are other words. */
const inAnyCase = (word: string) => {
  const [first = '', ...rest] = stemOf(word);
  return `${eitherE(first.toUpperCase())}${eitherE(rest.join(''))}\\p{L}{0,4}`;
};

/** What of a person a text may show: the surname in any case, the first name with the patronymic in any case. */
function traces({ name }: Named): { readonly family?: string; readonly own?: string } {
  const [surname = '', first, patronymic] = (name ?? '').trim().split(/\s+/);
  return {
    ...(surname.length >= SHORTEST_SURNAME ? { family: surnameForms(surname) } : {}),
    ...(first && patronymic ? { own: `${inAnyCase(first)}\\s+${inAnyCase(patronymic)}` } : {}),
  };
}

const whole = (trace: string, flags: string) => new RegExp(`${BEFORE}${trace}${AFTER}`, flags);

const INITIALS = '(?:\\p{Lu}\\.\\s*){1,2}';

/**
 * Takes every trace of a person out of a text: the surname in any of its cases with the initials beside it, the first name with
 * the patronymic. A namesake loses his surname too: where somebody must not be named, that is the smaller harm.
 */
export function withoutTraces(person: Named, instead: string): (text: string) => string {
  const { family, own } = traces(person);
  const patterns = [
    ...(own && family ? [`${family}\\s+${own}`, `${own}\\s+${family}`] : []),
    ...(own ? [own] : []),
    ...(family ? [`${family}\\s+${INITIALS}`, `${INITIALS}${family}`, family] : []),
  ].map((pattern) => whole(pattern, 'gu'));
  return (text) => patterns.reduce((said, pattern) => said.replace(pattern, instead), text);
}

/** How texts name the people of a list; the list is gone through for each text, the texts are short. */
export function namesInTexts(people: readonly Named[]): NamesInTexts {
  const known = people
    .filter(({ name, email }) => name || email)
    .map((person) => ({
      code: person.code,
      names: personalNames(person, people),
      traces: Object.values(traces(person)).map((trace) => whole(trace, 'u')),
    }));
  return {
    withCodes: (text) => known.reduce((said, { names }) => names.redact(said), text),
    suspects: (text) => known.flatMap(({ code, traces: all }) => (all.some((trace) => trace.test(text)) ? [code] : [])),
  };
}

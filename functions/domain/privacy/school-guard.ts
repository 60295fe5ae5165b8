import { literal } from '../erasure/name-patterns.ts';
import { withoutTraces } from '../erasure/names-in-texts.ts';
import { personalNames } from '../erasure/personal-names.ts';
import type { SchoolDay } from '../school-day.ts';

/**
 * Takes the names of people who may not be named out of texts: also where somebody wrote a name in any case, a bare surname or
 * a code in braces into an answer. Who holds an office by the settings is named there as an official; so is the school.
 * A surname that is a common word too («Король») goes wherever it stands with a capital: that is the smaller harm.
 * @param instead what a reader sees in their place.
 */
export function unnamed(
  { programme, intake }: Pick<SchoolDay, 'programme' | 'intake'>,
  mayName: (code: string) => boolean,
  instead: (code: string) => string,
): (text: string) => string {
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
    .map((words = '') => literal(words))
    .sort((a, b) => b.length - a.length);
  const byKept = kept.length > 0 ? new RegExp(`(${kept.join('|')})`) : undefined;
  return (text) => {
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
}

/** What a letter may quote: nobody whose consent to processing is not in force is named in it. */
export function quotable(day: Pick<SchoolDay, 'programme' | 'intake' | 'context'>): (text: string) => string {
  const { intake, context } = day;
  return unnamed(
    day,
    (code) => intake.consents.valid(code, 'processing', context.today),
    (code) => code,
  );
}

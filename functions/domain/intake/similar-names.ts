import { nameKey } from '../../../sheets-schema/lookalikes.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { isSlip } from '../names/slip.ts';
import type { Entry, Problem } from '../programme.ts';
import { place } from '../rows/place.ts';

type Row = Entry<'people'>;

/** Initials, very short words and what people add in brackets tell namesakes apart on purpose. */
const isWord = (word: string) => /^[\p{L}'-]{4,}$/u.test(word);

/** Whether both rows have an address, so that people have already said who is who. */
const haveOwnAddresses = (one: Row, other: Row) => one.email !== undefined && other.email !== undefined;

function similar(row: Row, first: Row): Problem {
  const who = first.code === undefined ? '' : ` (${first.code})`;
  return {
    ...place(tables.people.title, row),
    ...(row.code === undefined ? {} : { code: row.code }),
    reason: `Имя отличается от имени в строке ${first.at + 1}${who} только опечаткой. Возможно, это один человек, записанный дважды.`,
    whatToDo:
      'Если это один человек, оставьте одну строку. Если разные люди, впишите каждому свою рабочую почту: вопрос исчезнет.',
  };
}

/**
 * People of «Участники» whose names differ only by a typing error in one word, such as «Тестова» and «Тесттова». Each later row gets one problem.
 * People with two different addresses are different people.
 */
export function similarNames(rows: readonly Row[]): readonly Problem[] {
  // The keys are all words of a name except one. Comparing everybody with everybody would take too long in each run.
  const seen = new Map<string, { readonly row: Row; readonly word: string }[]>();
  return rows
    .toSorted((a, b) => a.at - b.at)
    .flatMap((row) => {
      const words = nameKey(row.name ?? '')
        .split(' ')
        .filter(Boolean)
        .sort();
      if (words.length < 2) return [];
      const twins = words.flatMap((word, i) => {
        const key = words.filter((_, j) => j !== i).join(' ');
        const known = seen.get(key) ?? [];
        seen.set(key, [...known, { row, word }]);
        if (!isWord(word)) return [];
        return known.filter(
          (one) => one.word !== word && isWord(one.word) && isSlip(one.word, word) && !haveOwnAddresses(one.row, row),
        );
      });
      const [twin] = twins;
      return twin ? [similar(row, twin.row)] : [];
    });
}

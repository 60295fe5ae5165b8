import type { Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { plainText } from '../names/plain-text.ts';
import type { Programme } from '../programme.ts';

const WORD = /[\p{L}\p{N}]+/gu;

const wordsOf = (text: string): readonly string[] => plainText(text).text.toLowerCase().match(WORD) ?? [];

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(textsOf) : [];
}

/** All texts that people wrote: answers, staff columns, settings. */
function textsOfPeople({ tables: rows, answers, settings }: Programme): readonly string[] {
  const staff = Object.values<Table>(tables).flatMap(({ name, columns }) => {
    const own = Object.keys(columns).filter((key) => columns[key]?.owner !== 'system');
    const entries: readonly object[] = Object.entries(rows).find(([table]) => table === name)?.[1] ?? [];
    return entries.flatMap((row) => own.flatMap((key) => textsOf(Reflect.get(row, key))));
  });
  const fields = Object.values(answers).flatMap((all) => all.flatMap((answer) => Object.values(answer.fields)));
  return [...staff, ...[...fields, ...Object.values(settings)].flatMap(textsOf)];
}

/**
 * Whether people wrote this word of a text. If so, their own texts contain the word beside the same neighbour. «ли» in a memo is a particle, but in
 * an answer it may be Mr Li.
 */
export function writtenByPeople(programme: Programme): (text: string, start: number, end: number) => boolean {
  let neighbours: Set<string> | undefined;
  const seen = () => {
    if (neighbours) return neighbours;
    neighbours = new Set();
    for (const text of textsOfPeople(programme)) {
      const words = wordsOf(text);
      for (const [i, word] of words.entries()) if (i > 0) neighbours.add(`${words[i - 1]} ${word}`);
      // A one-word text has no neighbours, so its word matches everywhere.
      if (words.length === 1) neighbours.add(words[0] ?? '');
    }
    return neighbours;
  };
  return (text, start, end) => {
    const own = wordsOf(text.slice(start, end));
    const before = wordsOf(text.slice(0, start)).at(-1);
    const after = wordsOf(text.slice(end))[0];
    const all = [...(before === undefined ? [] : [before]), ...own, ...(after === undefined ? [] : [after])];
    return own.some((word) => seen().has(word)) || all.some((word, i) => i > 0 && seen().has(`${all[i - 1]} ${word}`));
  };
}

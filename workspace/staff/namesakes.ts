import { personKey } from '../../functions/domain/names/person-key.ts';

/** A name without the distinction in brackets at its end: «Тестова Анна Ивановна (учитель физики)». */
const withoutDistinction = (name: string): string => name.replace(/\s*\([^()]*\)$/u, '');

const keyOf = (name: string): string => personKey(withoutDistinction(name));

/** The names of people as a staff list has them: without the distinctions of namesakes. Other brackets stay. */
export function namesInLists(names: readonly string[]): (name: string) => string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(keyOf(name), (counts.get(keyOf(name)) ?? 0) + 1);
  return (name) => ((counts.get(keyOf(name)) ?? 0) > 1 ? withoutDistinction(name) : name);
}

/** Gives names that tell namesakes apart, so that each gets a code and papers do not mix them up. @param taken - the names of the school's people */
export function distinctNames(taken: readonly string[]): (name: string, position: string | undefined) => string {
  const names = new Set(taken.map(personKey));
  return (name, position = 'тёзка') => {
    let distinct = name;
    for (let number = 1; names.has(personKey(distinct)); number++) {
      distinct = `${name} (${position}${number > 1 ? `, ${number}` : ''})`;
    }
    names.add(personKey(distinct));
    return distinct;
  };
}

import type { Store } from '../../../emulator/store.ts';
import { storedRecord } from '../../stored-record.ts';
import { figuresSchema, type SchoolFigures } from './school-figures.ts';

/** The collection of the server's own store with the last figures of each school, by the school's name. */
const FIGURES = 'schoolFigures';

export const keepFigures = (store: Store, name: string, figures: SchoolFigures): void =>
  store.put(FIGURES, name, figures);

/** The last figures of these schools. A school that was never visited has none. */
export function keptFigures(store: Store, names: readonly string[]): ReadonlyMap<string, SchoolFigures> {
  return new Map(
    names.flatMap((name) => {
      const found = store.get(FIGURES, name);
      return found === undefined ? [] : [[name, storedRecord(store, figuresSchema, found)] as const];
    }),
  );
}

import { documentKinds } from '../../../sheets-schema/choices/document-kind.ts';
import { materialKinds } from '../../../sheets-schema/tables/materials.ts';
import type { Programme, TableName, TabName } from '../programme.ts';
import type { Proof } from './proof.ts';
import { workPlace } from './registry.ts';

type Known = Pick<Programme, 'tables'>;
type AnyRow = { readonly at: number; readonly code?: unknown; readonly pairCode?: unknown };

const CODE = /^(?:К|П)-\d+/;

/** The rows of a tab about a person or a pair. A tab of answers is not searched, because the missing answer has no row. */
function rowsAbout({ tables }: Known, tab: TabName, key: string): number[] {
  const rows: readonly AnyRow[] = tab in tables ? tables[tab as TableName] : [];
  return rows.filter(({ code, pairCode }) => code === key || pairCode === key).map(({ at }) => at);
}

/** The rows of which a missing thing is a part, in tabs whose rows are things and not people. */
const ROWS_OF_THINGS: Partial<Readonly<Record<TabName, (known: Known, missing: string) => readonly number[]>>> = {
  documents: ({ tables }, missing) =>
    tables.documents.flatMap(({ at, kind }) => (kind && missing.startsWith(`${documentKinds[kind]}:`) ? [at] : [])),
  materials: ({ tables }, missing) =>
    tables.materials.flatMap(({ at, kind }) => (kind && missing.endsWith(`: ${materialKinds[kind]}`) ? [at] : [])),
  settings: ({ tables }, missing) =>
    tables.settings.flatMap(({ at, label }) => (label && missing.startsWith(label) ? [at] : [])),
};

/**
 * The row of a missing paper, material or setting; otherwise the tab of the work. People add these rows. So a run knows them before it plans, and a
 * second run finds the same place.
 * @param missing - what is missing, in the words of the activity's rule: «Приказ о кураторе: номер»
 */
export function placeOfThing(known: Known, id: string, missing: string): Proof {
  const tab = workPlace(id);
  const [at] = ROWS_OF_THINGS[tab]?.(known, missing) ?? [];
  return at === undefined ? { tab } : { tab, rows: [at] };
}

/**
 * Where people enter a missing thing in the workbook as it stands: the row of its person, pair, paper, material or setting; otherwise the tab of the
 * work. A run may still add rows of people and pairs, so only pages use this.
 */
export function missingPlace(known: Known, id: string, missing: string): Proof {
  const [key] = CODE.exec(missing) ?? [];
  if (key === undefined) return placeOfThing(known, id, missing);
  const tab = workPlace(id);
  const [at] = rowsAbout(known, tab, key);
  return at === undefined ? { tab } : { tab, rows: [at] };
}

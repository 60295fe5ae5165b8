import { type DesiredTable, desired } from '../desired.ts';
import type { Programme } from '../programme.ts';
import { nextKeys } from './row-key.ts';

type Written = { readonly at: number };

/** Rows that staff wrote something into, each with its key: the one it has, or the next free number. */
function keyed<R extends Written>(
  rows: readonly R[],
  keyOf: (row: R) => string | undefined,
  prefix: string,
): readonly { readonly at: number; readonly id: string }[] {
  const next = nextKeys(rows.map(keyOf), prefix, 1);
  return [...rows]
    .filter((row) => Object.entries(row).some(([field, value]) => field !== 'at' && value !== undefined))
    .sort((a, b) => a.at - b.at)
    .map((row) => ({ at: row.at, id: keyOf(row) ?? next() }));
}

/** Numbers for the rows that staff add to their own lists. */
export function staffIds({ tables }: Programme): readonly DesiredTable[] {
  return [
    desired(
      'events',
      keyed(tables.events, (row) => row.eventId, 'С-').map(({ at, id }) => ({ at, values: { eventId: id } })),
    ),
    desired(
      'trainings',
      keyed(tables.trainings, (row) => row.trainingId, 'О-').map(({ at, id }) => ({ at, values: { trainingId: id } })),
    ),
    desired(
      'materials',
      keyed(tables.materials, (row) => row.materialId, 'М-').map(({ at, id }) => ({ at, values: { materialId: id } })),
    ),
    desired(
      'documents',
      keyed(tables.documents, (row) => row.documentId, 'Д-').map(({ at, id }) => ({ at, values: { documentId: id } })),
    ),
    desired(
      'sources',
      keyed(tables.sources, (row) => row.sourceId, 'И-').map(({ at, id }) => ({ at, values: { sourceId: id } })),
    ),
    desired(
      'guests',
      keyed(tables.guests, (row) => row.guestId, 'Г-').map(({ at, id }) => ({ at, values: { guestId: id } })),
    ),
    desired(
      'publications',
      keyed(tables.publications, (row) => row.publicationId, 'ПБ-').map(({ at, id }) => ({
        at,
        values: { publicationId: id },
      })),
    ),
  ];
}

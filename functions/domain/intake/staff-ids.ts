import { FIRST_CURATOR } from '../context.ts';
import { type DesiredTable, desired } from '../desired.ts';
import type { Programme } from '../programme.ts';
import { nextKeys } from '../rows/row-key.ts';

type Written = { readonly at: number };

/** For each list that the staff fill in: the column with the rows' numbers, and the prefix of a number. */
const NUMBERED = {
  events: ['eventId', 'С-'],
  trainings: ['trainingId', 'О-'],
  nominations: ['nominationId', 'Н-'],
  materials: ['materialId', 'М-'],
  documents: ['documentId', 'Д-'],
  sources: ['sourceId', 'И-'],
  guests: ['guestId', 'Г-'],
  publications: ['publicationId', 'ПБ-'],
  curators: ['curatorId', 'КР-'],
} as const;

/** Non-empty rows, each with its own number or the next free number. */
function numbered<K extends string, R extends Written & { readonly [key in K]?: string | undefined }>(
  rows: readonly R[],
  [key, prefix]: readonly [K, string],
  given: readonly string[] = [],
): R[] {
  const next = nextKeys([...rows.map((row) => row[key]), ...given], prefix, 1);
  return [...rows]
    .filter((row) => Object.entries(row).some(([field, value]) => field !== 'at' && value !== undefined))
    .sort((a, b) => a.at - b.at)
    .map((row) => ({ ...row, [key]: row[key] ?? next() }));
}

/**
 * The programme with a number in every new row that staff wrote. So everything that follows from a row has a stable key from the first day, and no
 * letter is sent twice.
 */
export function withStaffIds(programme: Programme): Programme {
  const { tables, given } = programme;
  return {
    ...programme,
    tables: {
      ...tables,
      events: numbered(tables.events, NUMBERED.events, given?.events),
      trainings: numbered(tables.trainings, NUMBERED.trainings, given?.trainings),
      nominations: numbered(tables.nominations, NUMBERED.nominations, given?.nominations),
      materials: numbered(tables.materials, NUMBERED.materials, given?.materials),
      documents: numbered(tables.documents, NUMBERED.documents, given?.documents),
      sources: numbered(tables.sources, NUMBERED.sources, given?.sources),
      guests: numbered(tables.guests, NUMBERED.guests, given?.guests),
      publications: numbered(tables.publications, NUMBERED.publications, given?.publications),
      curators: numbered(tables.curators, NUMBERED.curators, [FIRST_CURATOR, ...(given?.curators ?? [])]),
    },
  };
}

/** The numbers from `withStaffIds`, for the cells that show them. */
export function staffIds({ tables }: Programme): readonly DesiredTable[] {
  return (Object.keys(NUMBERED) as (keyof typeof NUMBERED)[]).map((table) => {
    const [key] = NUMBERED[table];
    const rows: readonly (Written & { readonly [field: string]: unknown })[] = tables[table];
    return desired(
      table,
      rows.map((row) => ({ at: row.at, values: { [key]: row[key] } })),
    );
  });
}

import type { DocumentKind } from '../../../sheets-schema/tables/documents.ts';
import type { Entry } from '../programme.ts';
import type { Facts } from '../standing.ts';

/** Papers that have a number; the others are approved by a date alone. */
const NUMBERED: readonly DocumentKind[] = ['orderCurator', 'orderPilot', 'regulation', 'orderPairs', 'awardList'];

/** Whether a row of «Документы» says that its paper is in force: number and date, or the date of approval. */
export function isRegistered(row: Entry<'documents'> | undefined, today: string): boolean {
  if (row?.kind === undefined || row.date === undefined || row.date > today) return false;
  return Boolean(row.number) || !NUMBERED.includes(row.kind);
}

/** The row of «Документы» that a kind is kept in: the registered one, or else the first. */
export function rowOf({ programme, context }: Facts, kind: DocumentKind): Entry<'documents'> | undefined {
  const rows = programme.tables.documents.filter((row) => row.kind === kind);
  return rows.find((row) => isRegistered(row, context.today)) ?? rows[0];
}

import type { DocumentKind } from '../../../sheets-schema/tables/documents.ts';
import type { Entry } from '../programme.ts';

/** Papers that have a number; the others are approved by a date alone. */
const NUMBERED: readonly DocumentKind[] = ['orderCurator', 'orderPilot', 'regulation', 'orderPairs', 'awardList'];

/** Blanks to be signed by hand: their wording is approved by the setting «Редакция текста согласий», not as a paper. */
const NEVER_DRAFT: readonly DocumentKind[] = ['consentBlanks'];

/** An order on awards lies in the school's own files. Of the others it must be said where they lie. */
const WITHOUT_LINK: readonly DocumentKind[] = ['awardList'];

type Registered = Partial<Entry<'documents'>>;

/** What a paper still lacks to be in force: number and date, or the date of approval; the date must have come. */
export function registrationLacks(row: Registered, kind: DocumentKind, today: string): string[] {
  if (NEVER_DRAFT.includes(kind)) return [];
  return [
    ...(row.number || !NUMBERED.includes(kind) ? [] : ['номер']),
    ...(row.date === undefined ? ['дата'] : row.date > today ? ['дата не позже сегодняшней'] : []),
  ];
}

/** What a paper still lacks to prove that something was done: it must be in force, and said where it lies. */
export function proofLacks(row: Registered, kind: DocumentKind, today: string): string[] {
  const link = row.link || WITHOUT_LINK.includes(kind) ? [] : ['ссылка'];
  return [...registrationLacks(row, kind, today), ...link];
}

import { type DocumentKind, factsOfDocument } from '../../../sheets-schema/choices/document-kind.ts';
import type { Entry } from '../programme.ts';

type Registered = Partial<Entry<'documents'>>;

/** What a document still needs to be in force: a number and a date, or only a date, which must not be in the future. */
export function registrationLacks(row: Registered, kind: DocumentKind, today: string): string[] {
  const { registeredBy } = factsOfDocument(kind);
  if (registeredBy === 'nothing') return [];
  return [
    ...(row.number || registeredBy === 'date' ? [] : ['номер']),
    ...(row.date === undefined ? ['дата'] : row.date > today ? ['дата не позже сегодняшней'] : []),
  ];
}

/** What a document still needs to be a proof: to be in force and, for some kinds, a link. */
export function proofLacks(row: Registered, kind: DocumentKind, today: string): string[] {
  const link = row.link || !factsOfDocument(kind).needsPlace ? [] : ['ссылка'];
  return [...registrationLacks(row, kind, today), ...link];
}

import { type DocumentKind, factsOfDocument } from '../../../sheets-schema/choices/document-kind.ts';
import type { Entry } from '../programme.ts';

type Registered = Partial<Entry<'documents'>>;

/** What a paper lacks to be in force: number and date, or only the date of approval. The date must have come. */
export function registrationLacks(row: Registered, kind: DocumentKind, today: string): string[] {
  const { registeredBy } = factsOfDocument(kind);
  if (registeredBy === 'nothing') return [];
  return [
    ...(row.number || registeredBy === 'date' ? [] : ['номер']),
    ...(row.date === undefined ? ['дата'] : row.date > today ? ['дата не позже сегодняшней'] : []),
  ];
}

/** What a paper lacks to prove something. It must be in force, and its place must be entered. */
export function proofLacks(row: Registered, kind: DocumentKind, today: string): string[] {
  const link = row.link || !factsOfDocument(kind).needsPlace ? [] : ['ссылка'];
  return [...registrationLacks(row, kind, today), ...link];
}

import { type DocumentKind, documentKinds } from '../../../sheets-schema/tables/documents.ts';
import type { Facts } from '../standing.ts';
import { type Piece, piece } from './evidence.ts';

/** Day a document of the kind was registered: number, date (not in the future) and link are there. */
export function registeredOn({ programme, context }: Facts, kind: DocumentKind): string | undefined {
  return programme.tables.documents
    .filter((row) => row.kind === kind && row.number && row.link)
    .map(({ date }) => date)
    .filter((date) => date !== undefined && date <= context.today)
    .sort()[0];
}

/** The registered document as a piece of evidence. */
export function documentPiece(facts: Facts, kind: DocumentKind): Piece {
  const on = registeredOn(facts, kind);
  return piece(on !== undefined, `${documentKinds[kind]}: номер, дата и ссылка`, on);
}

/** Whether somebody began on a document of the kind: a draft, or a part of its registration. */
export function isBegun({ programme }: Facts, kind: DocumentKind): boolean {
  return programme.tables.documents.some(
    (row) => row.kind === kind && Boolean(row.number || row.date || row.link || row.draft),
  );
}

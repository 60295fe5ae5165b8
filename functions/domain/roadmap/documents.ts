import { type DocumentKind, documentKinds } from '../../../sheets-schema/choices/document-kind.ts';
import type { Facts } from '../facts-of.ts';
import { type Piece, piece } from './evidence.ts';
import { proofLacks } from './registration.ts';

/** The earliest registered document of a kind as a piece of evidence; without one, the piece says what is missing. */
export function documentPiece({ programme, context }: Facts, kind: DocumentKind): Piece {
  const rows = programme.tables.documents
    .filter((row) => row.kind === kind)
    .map((row) => ({ row, open: proofLacks(row, kind, context.today) }))
    .sort((a, b) => a.open.length - b.open.length || ((a.row.date ?? '') < (b.row.date ?? '') ? -1 : 1));
  const [best] = rows;
  const open = best?.open ?? proofLacks({}, kind, context.today);
  const missing = `${documentKinds[kind]}: ${open.join(', ')}`;
  return piece(open.length === 0, missing, best?.row.date, { at: best?.row.at, link: best?.row.link });
}

/** Whether a document of this kind has a draft or any part of a registration. */
export function isBegun({ programme }: Facts, kind: DocumentKind): boolean {
  return programme.tables.documents.some(
    (row) => row.kind === kind && Boolean(row.number || row.date || row.link || row.draft),
  );
}

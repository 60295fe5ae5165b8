import { type DocumentKind, documentKinds, factsOfDocument } from '../../../sheets-schema/choices/document-kind.ts';
import type { View } from '../context.ts';

/** A paper of «Документы» that can be signed. */
export interface Paper {
  readonly id: string;
  readonly at: number;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly number: string | undefined;
  readonly date: string | undefined;
  /** The address of the prepared paper. */
  readonly draft: string | undefined;
  /** The address or the place of the signed paper. */
  readonly link: string | undefined;
  readonly state: string;
  /** Whether the paper needs a number as well as a date. */
  readonly needsNumber: boolean;
  /** Whether every school needs the paper signed: an order, the regulation, a report. */
  readonly isSigned: boolean;
  /** Whether the head signs or approves the paper. */
  readonly headSigns: boolean;
}

/** Whether a text is the address of a page of this server or of the web. */
export const isAddress = (text: string | undefined): text is string => /^https?:\/\//.test(text ?? '');

/** The papers that somebody signs, in the order of the tab. */
export function papersOf({ programme }: Pick<View, 'programme'>): readonly Paper[] {
  return programme.tables.documents.flatMap((row): Paper[] => {
    const { documentId: id, at, kind, number, date, draft, link, state = '' } = row;
    if (!id || !kind || factsOfDocument(kind).registeredBy === 'nothing') return [];
    const { registeredBy, expected: isSigned, headSigns } = factsOfDocument(kind);
    const needsNumber = registeredBy === 'numberAndDate';
    const registration = { number, date, needsNumber };
    return [{ id, at, kind, title: documentKinds[kind], ...registration, draft, link, state, isSigned, headSigns }];
  });
}

/** Whether a paper still lacks its number or date. */
export const isUnsigned = ({ number, date, needsNumber }: Paper): boolean => !date || (needsNumber && !number);

/** Prepared papers that wait for the head's signature. */
export function waitingPapers(view: View): readonly (Paper & { readonly draft: string })[] {
  return papersOf(view).flatMap((paper) =>
    paper.isSigned && isUnsigned(paper) && isAddress(paper.draft) ? [{ ...paper, draft: paper.draft }] : [],
  );
}

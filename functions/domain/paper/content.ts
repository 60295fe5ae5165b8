import type { DocumentKind } from '../../../sheets-schema/choices/document-kind.ts';
import type { Doubt } from '../names/doubt.ts';

/** A part of a document. Texts name people as `{{К-07}}`; the finished document shows names. Line breaks in a text or a cell are kept. */
export type Block =
  /** Level 1 is the title of the page, level 2 a section. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** Notes are small and grey. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly label?: string;
      readonly align?: Align;
      readonly note?: true;
    }
  /** A centred line of a certificate. */
  | { readonly kind: 'display'; readonly text: string; readonly size: 'small' | 'middle' | 'large' }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered?: boolean }
  /** Tables name people in the nominative, so that names need no declension. Widths are percentages of the page. */
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly widths?: readonly number[];
      /** Whether the last cell of the first row spans all rows; the other rows have no last cell. */
      readonly spanning?: true;
    }
  /**
   * Items side by side without lines: the date and number of an order, with the last item at the right edge. With `marks`, the items are marks of
   * approval, and each begins at the left of its place.
   */
  | { readonly kind: 'columns'; readonly cells: readonly string[]; readonly marks?: true }
  | { readonly kind: 'signatures'; readonly lines: readonly Signature[] }
  /** The next block begins a new page. With `wide`, the pages until the next page break are in landscape. */
  | { readonly kind: 'pageBreak'; readonly wide?: true };

/** `corner`: a block in the upper right corner, at most 8 cm wide (ГОСТ Р 7.0.97-2025). */
export type Align = 'left' | 'center' | 'right' | 'corner';

/** Who signs; the line is empty if the name is unknown. */
export interface Signature {
  readonly who: string;
  readonly name?: string | undefined;
}

export interface Document {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly blocks: readonly Block[];
  /**
   * Whether the document is not registered yet, or has words that somebody must check. The sheet of checks before it says so; the document's own
   * pages do not.
   */
  readonly draft: boolean;
  /** Whether the document is registered and is a draft only because of its {@link doubts}. */
  readonly held?: true;
  /** Words that somebody must check, because they may be names that the document must not contain. Absent if there are none. */
  readonly doubts?: readonly Doubt[];
  /** What the document leaves blank. */
  readonly missing: readonly string[];
  /** A sentence for the sheet of checks, with the names of the source tabs. Absent in papers that people take home. */
  readonly origin?: string;
  /** The document's grid row on «Документы»; absent if the tab has no row of this kind. */
  readonly at?: number;
}

/** The text in place of an unknown value. */
export const BLANK = '________________';

import type { DocumentKind } from '../../../sheets-schema/choices/document-kind.ts';
import type { Doubt } from '../names/doubt.ts';

/**
 * A part of a document. Texts speak of people as `{{К-07}}`: the name is put in where the names are, when the document is
 * written out. A line break in a text or a cell stays one.
 */
export type Block =
  /** 1: the title on the page; 2: a section of it. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** A note is small and grey. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly label?: string;
      readonly align?: Align;
      readonly note?: true;
    }
  /** A line of a certificate, in the middle of the page. */
  | { readonly kind: 'display'; readonly text: string; readonly size: 'small' | 'middle' | 'large' }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered?: boolean }
  /** People stand here in the nominative, so that no name has to be declined. Widths are percents of the page. */
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly widths?: readonly number[];
    }
  /** Things side by side without lines: date and number of an order. */
  | { readonly kind: 'columns'; readonly cells: readonly string[] }
  | { readonly kind: 'signatures'; readonly lines: readonly Signature[] }
  | { readonly kind: 'pageBreak' };

export type Align = 'left' | 'center' | 'right';

/** Who signs, and the name beside the line; an empty line where it is not known. */
export interface Signature {
  readonly who: string;
  readonly name?: string | undefined;
}

/** One document as data. */
export interface Document {
  readonly kind: DocumentKind;
  /** Name of the file and of the browser's tab. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /** True until it is registered and nothing in it is to be looked at: «ПРОЕКТ» stands on every page. What is registered is signed and changes no more. */
  readonly draft: boolean;
  /** It is registered already: it is a draft only because of {@link doubts}. */
  readonly held?: true;
  /** Words that may name somebody who may not be named here; somebody has to look. Absent where there are none. */
  readonly doubts?: readonly Doubt[];
  /** What is not known and stands as a blank, by the name of the thing to enter. */
  readonly missing: readonly string[];
  /** The tabs and rows it is made of, as a sentence for its last line; absent on what is given to people to keep. */
  readonly origin?: string;
  /** Its grid row on «Документы»; absent where the tab has none of the kind. */
  readonly at?: number;
}

/** What stands for something that is not known. */
export const BLANK = '________________';

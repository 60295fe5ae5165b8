import type { DocumentKind } from '../../../sheets-schema/choices/document-kind.ts';
import type { Doubt } from '../names/doubt.ts';

/**
 * A part of a document. Texts name people as `{{К-07}}`; the names are filled in when the document is written out. Line breaks in a text or a cell
 * are kept.
 */
export type Block =
  /** 1: the page title; 2: a section. */
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
  /** People appear here in the nominative, so that names need no declension. Widths are percentages of the page. */
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly widths?: readonly number[];
    }
  /** Items side by side without lines: date and number of an order. */
  | { readonly kind: 'columns'; readonly cells: readonly string[] }
  | { readonly kind: 'signatures'; readonly lines: readonly Signature[] }
  | { readonly kind: 'pageBreak' };

export type Align = 'left' | 'center' | 'right';

/** The signatory, and the name beside the line; an empty line if unknown. */
export interface Signature {
  readonly who: string;
  readonly name?: string | undefined;
}

export interface Document {
  readonly kind: DocumentKind;
  /** Name of the file and the browser tab. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /** True until it is registered and has no words to check: «ПРОЕКТ» is on every page. A registered paper is signed and no longer changes. */
  readonly draft: boolean;
  /** Registered already: it is a draft only because of {@link doubts}. */
  readonly held?: true;
  /** Words that may be forbidden names, for somebody to check. Absent if there are none. */
  readonly doubts?: readonly Doubt[];
  /** The unknown values left blank, by name. */
  readonly missing: readonly string[];
  /** Its source tabs, as a sentence for the last line; absent on papers that people keep. */
  readonly origin?: string;
  /** Its grid row on «Документы»; absent if the tab has none of the kind. */
  readonly at?: number;
}

/** Placeholder for an unknown value. */
export const BLANK = '________________';

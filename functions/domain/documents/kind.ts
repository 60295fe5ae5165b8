import type { Block } from '../paper/content.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Proof } from '../roadmap/proof.ts';

/** What a kind of document needs from its drafter. */
export interface DraftingContext {
  /** From the row on «Документы»; absent while it is a draft. */
  readonly number: string | undefined;
  readonly date: string | undefined;
  /** The value, or a blank to fill in by hand; `what` is then listed as missing. */
  need(value: string | undefined, what: string): string;
  /** Whether the document may name a person today: consent to processing is in force; for the public report, to publication. */
  mayName(code: string): boolean;
}

export interface Written {
  /** Draft a new one although one of the kind is registered already: a second order. */
  readonly another?: boolean;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly sources: readonly Proof[];
}

/** Drafts a document of one kind; undefined where it is not needed yet. */
export type Kind = (programmeState: ProgrammeState, drafting: DraftingContext) => Written | undefined;

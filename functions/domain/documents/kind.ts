import type { Block } from '../paper/content.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Proof } from '../roadmap/proof.ts';

export interface DraftingContext {
  /** The number from the document's row on «Документы»; absent while the document is a draft. */
  readonly number: string | undefined;
  readonly date: string | undefined;
  /** The value, or a blank to fill in by hand. With a blank, the list of missing details includes `what`. */
  need(value: string | undefined, what: string): string;
  /** Whether the consent to processing is in force today; for the public report, also the consent to publication. */
  mayName(code: string): boolean;
}

interface Written {
  /** Whether to draft another document of a kind that already has a registered one, such as a second order. */
  readonly another?: boolean;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly sources: readonly Proof[];
}

/** Drafts a document of one kind; returns undefined if the document is not needed yet. */
export type Kind = (programmeState: ProgrammeState, drafting: DraftingContext) => Written | undefined;

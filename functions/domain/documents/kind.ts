import type { Block } from '../paper/content.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Proof } from '../roadmap/proof.ts';

/** What the function that drafts a document may use. */
export interface DraftingContext {
  /** The number from the document's row on «Документы»; absent while the document is a draft. */
  readonly number: string | undefined;
  readonly date: string | undefined;
  /** The value or, if there is none, a blank to fill in by hand. In that case `what` joins the list of missing details. */
  need(value: string | undefined, what: string): string;
  /** Whether the document may name a person today. Consent to processing must be in force; for the public report, consent to publication as well. */
  mayName(code: string): boolean;
}

interface Written {
  /** Set to draft a new document although one of this kind is already registered: a second order. */
  readonly another?: boolean;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly sources: readonly Proof[];
}

/** Drafts a document of one kind; undefined if it is not needed yet. */
export type Kind = (programmeState: ProgrammeState, drafting: DraftingContext) => Written | undefined;

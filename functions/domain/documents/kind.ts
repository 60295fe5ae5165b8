import type { Block } from '../paper/content.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Proof } from '../roadmap/proof.ts';

/** What a kind of document asks of the one who writes it out. */
export interface DraftingContext {
  /** As registered on «Документы»; absent while it is a draft. */
  readonly number: string | undefined;
  readonly date: string | undefined;
  /** The value, or a blank to be filled in by hand, which is then listed as missing by the name of the thing to enter. */
  need(value: string | undefined, what: string): string;
  /** Whether a person may be named today: the consent to processing is in force. */
  mayName(code: string): boolean;
}

export interface Written {
  /** Something is to be drafted anew although one of the kind is registered already: a second order. */
  readonly another?: boolean;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly sources: readonly Proof[];
}

/** Writes a document of one kind; nothing where the programme does not call for it yet. */
export type Kind = (programmeState: ProgrammeState, drafting: DraftingContext) => Written | undefined;

import type { WorkingDays } from '../functions/domain/calendar/working-days.ts';
import type { ConsentDecision, ConsentType, PublicationScope } from '../sheets-schema/choices/consent.ts';
import type { SettingKey } from '../sheets-schema/settings.ts';
import type { Chronicle } from './chronicle.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import type { Omission } from './negligence.ts';
import type { Persona } from './persona.ts';
import type { ProgrammeRun } from './programme-run.ts';
import type { Teacher } from './roster.ts';

export interface Paper {
  readonly name: string;
  readonly type: ConsentType;
  readonly decision: ConsentDecision;
  readonly signedOn: string;
  readonly scope?: readonly PublicationScope[];
}

/** A pair, with the facts that both members know. */
export interface KnownPair {
  readonly pairCode: string;
  readonly mentor: string;
  readonly mentees: readonly string[];
  readonly activeFrom: string;
}

/** A mentor's request to the curator to stop. */
export interface Departure {
  readonly mentor: string;
  readonly noticeOn: string;
}

/** Facts that the people of the school share outside the workbook: the staff list, papers, conversations. */
export interface Life extends ProgrammeRun {
  readonly seed: number;
  readonly calm: boolean;
  readonly days: WorkingDays;
  readonly teachers: readonly Teacher[];
  readonly personas: ReadonlyMap<number, Persona>;
  /** The habit of each teacher who misbehaves, by the teacher's number. */
  readonly habits: ReadonlyMap<number, Misbehaviour>;
  /** Tasks that the curator neglects. */
  readonly omissions: ReadonlySet<Omission>;
  readonly chronicle: Chronicle;
  /** Papers that the curator has not recorded yet. */
  readonly unrecordedPapers: Paper[];
  /** Whether the school also takes consents through its electronic forms. */
  readonly electronic: boolean;
  /** Whether the school keeps its names in a key, so that the workbook contains only codes. */
  readonly coded: boolean;
  /** Settings in which this school differs from the usual fictional school. */
  readonly facts: Partial<Record<SettingKey, string>>;
  /** Codes by name, as the curator reads them from the roster or the key. */
  readonly codes: Map<string, string>;
  /** Working pairs by code, as the curator last saw them. */
  readonly pairs: Map<string, KnownPair>;
  readonly departures: Departure[];
}

import type { WorkingDays } from '../../functions/domain/calendar/working-days.ts';
import type { ConsentDecision, ConsentType, PublicationScope } from '../../sheets-schema/tables/consents.ts';
import type { Chronicle } from './chronicle.ts';
import type { Misdeed } from './misbehaviour.ts';
import type { Slip } from './negligence.ts';
import type { Persona } from './persona.ts';
import type { Teacher } from './roster.ts';

/** A signed paper on its way to the curator. */
export interface Paper {
  readonly name: string;
  readonly type: ConsentType;
  readonly decision: ConsentDecision;
  readonly signedOn: string;
  readonly scope?: readonly PublicationScope[];
}

/** A pair as both its members know it. */
export interface KnownPair {
  readonly pairCode: string;
  readonly mentor: string;
  readonly mentees: readonly string[];
  readonly activeFrom: string;
}

/** A mentor's wish to stop, as he told the curator. */
export interface Departure {
  readonly mentor: string;
  readonly noticeOn: string;
}

/** What the people of the school share outside of the workbook: the staff list, papers, talk in the corridor. */
export interface Life {
  readonly seed: number;
  readonly year: number;
  readonly calm: boolean;
  readonly days: WorkingDays;
  readonly teachers: readonly Teacher[];
  readonly personas: ReadonlyMap<number, Persona>;
  /** Who makes things hard, and how. */
  readonly habits: ReadonlyMap<number, Misdeed>;
  /** What the curator leaves undone. */
  readonly slips: ReadonlySet<Slip>;
  readonly chronicle: Chronicle;
  /** Papers on the curator's table that are not in the register yet. */
  readonly tray: Paper[];
  /** The school keeps its names on a key: the workbook knows codes alone. */
  readonly coded: boolean;
  /** Codes by name, as the curator reads them off the roster, or off the key. */
  readonly codes: Map<string, string>;
  /** Working pairs by code, as of the last time the curator looked. */
  readonly pairs: Map<string, KnownPair>;
  readonly departures: Departure[];
}

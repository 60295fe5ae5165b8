import type { Fault } from './fault.ts';
import type { Place } from './place.ts';
import { type PlayedYear, playFaulty } from './play.ts';
import { verdictOn } from './verdict.ts';
import type { Violation } from './violation.ts';
import { type FaultyYear, withoutFaults } from './year.ts';

/** The results of a year with faults. */
export interface Examined {
  readonly violations: readonly Violation[];
  readonly struck: Readonly<Record<string, number>>;
  readonly runs: number;
  readonly letters: number;
  readonly aftermath: string;
}

/** Plays years in one place. Years of the same people are compared with the same year without faults, which is played once. */
export class Examiner {
  private readonly place: Place;
  private readonly faults: readonly Fault[];
  private twin: { readonly people: string; readonly played: PlayedYear } | undefined;

  constructor(place: Place, faults: readonly Fault[]) {
    this.place = place;
    this.faults = faults;
  }

  async examine(year: FaultyYear): Promise<Examined> {
    const twin = await this.twinOf(year);
    const played = await playFaulty(this.place, year, this.faults);
    return {
      violations: verdictOn(played, twin, year.until),
      struck: Object.fromEntries([...played.struck].sort()),
      runs: played.runs,
      letters: played.delivered.length,
      aftermath: played.aftermath,
    };
  }

  private async twinOf(year: FaultyYear): Promise<PlayedYear> {
    const calm = withoutFaults(year);
    const people = JSON.stringify(calm);
    if (this.twin?.people !== people) {
      this.twin = { people, played: await playFaulty(this.place, calm, this.faults) };
    }
    return this.twin.played;
  }
}

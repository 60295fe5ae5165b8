import { isCurator, isGuest, isOfficial } from '../context.ts';
import { wantsReminders } from '../intake/reminder-opt-out.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { kinds } from './kinds/index.ts';
import type { Occasion, Turn } from './occasion.ts';

/**
 * Whether we may write to a person. Somebody who has not decided gets only the request for consent to processing. Somebody who withdrew their
 * consent gets only the confirmation. Somebody who refused gets nothing.
 */
export function permission({
  intake,
  programme,
}: Pick<ProgrammeState, 'intake' | 'programme'>): (occasion: Occasion, turn: Turn, day: string) => boolean {
  const { people, consents } = intake;
  return (occasion, turn, day) => {
    const { to } = occasion;
    const { consent } = kinds[occasion.kind];
    if (isOfficial(to) || isCurator(to)) return true;
    if (isGuest(to)) return programme.tables.guests.some(({ guestId }) => guestId === to);
    const person = people.get(to);
    if (!person) return false;
    const decision = consents.decision(to, 'processing', day);
    if (decision === 'withdrawn') return consent === 'withdrawn';
    if (decision === 'refused' || person.left || consent === 'withdrawn') return false;
    const leftBy = person.row.leftSchoolOn;
    if (leftBy !== undefined && leftBy <= day) return false;
    if ((occasion.reminder || turn.nth > 1) && !wantsReminders(intake, to)) return false;
    return consents.valid(to, 'processing', day) ? consent === 'inForce' : consent === 'undecided';
  };
}

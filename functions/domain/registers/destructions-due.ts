import { destroyBy } from '../consents/destruction-term.ts';
import { isActRegistered } from '../consents/registered-act.ts';
import { rosterConsents } from '../intake/roster-consents.ts';
import type { SchoolDay } from '../school-day.ts';

/** Somebody whose data must be destroyed. The days are ISO dates. */
export interface DestructionDue {
  readonly code: string;
  readonly withdrawnOn: string;
  /** The last day (152-ФЗ, ст. 21). */
  readonly by: string;
}

/** Everybody who withdrew consent, on paper or by a form, until an act about them is registered. The earliest day comes first. */
export function destructionsDue({
  programme,
  intake,
  context: { today },
}: Pick<SchoolDay, 'programme' | 'intake' | 'context'>): readonly DestructionDue[] {
  const { people, documents } = programme.tables;
  const consentsOf = rosterConsents(intake, programme);
  return [...new Set(people.flatMap(({ code }) => code ?? []))]
    .flatMap((code): DestructionDue[] => {
      const consents = consentsOf(code);
      const withdrawnOn = consents?.withdrawnOn(code, 'processing', today);
      const by = consents && destroyBy(consents, code, today);
      return withdrawnOn === undefined || by === undefined || isActRegistered(documents, code, withdrawnOn)
        ? []
        : [{ code, withdrawnOn, by }];
    })
    .sort((a, b) => a.by.localeCompare(b.by) || a.code.localeCompare(b.code));
}

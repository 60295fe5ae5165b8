import type { Identity, Recipient } from '../context.ts';
import { responsible } from '../curators/responsible.ts';
import type { ActivityState } from '../roadmap/activity-state.ts';
import { hasBegun } from '../roadmap/has-begun.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Block } from './letter.ts';
import { officeOf, offices } from './offices.ts';
import { list, masked, text } from './wording.ts';

/** Activities that are neither done nor waived. Before the school has begun there are none, because no deadline applies to the school yet. */
export function openActivities({ activities, programme }: ProgrammeState): readonly ActivityState[] {
  return hasBegun(programme) ? activities.filter(({ status }) => status !== 'done' && status !== 'waived') : [];
}

/** Each open activity for the responsible official and for the curator. */
export function openForOfficials(
  programmeState: ProgrammeState,
): { readonly activity: ActivityState; readonly to: Recipient }[] {
  const { programme } = programmeState;
  return openActivities(programmeState).flatMap((activity) =>
    offices(
      programme.settings,
      ['curator', officeOf[activity.responsible]],
      responsible(programme).ofActivity(activity.id),
    ).map((to) => ({ activity, to })),
  );
}

/** Activities that lack only documents. The missing items of other activities may name people, so the head sees only numbers there. */
const PAPERS_ONLY = /^(1\.|7\.4$)/;

/** The progress of an activity («Сделано 3 из 7») and its missing items. */
export function whatIsMissing({ id, k, n, missing }: ActivityState, to: Recipient, identity: Identity): Block[] {
  const done = n > 0 ? [text(`Сделано ${k} из ${n}.`)] : [];
  if (missing.length === 0 || (to === 'head' && !PAPERS_ONLY.test(id))) return done;
  return [...done, text('Не хватает:'), list(missing.map((phrase) => masked(phrase, identity)))];
}

import type { Identity, Official, Recipient } from '../context.ts';
import type { ActivityState } from '../roadmap/activity-state.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Block } from './letter.ts';
import { officeOf, offices } from './offices.ts';
import { list, masked, text } from './wording.ts';

interface OpenActivity {
  readonly activity: ActivityState;
  /** The people to inform: the responsible official and the curator. */
  readonly people: readonly Official[];
}

/** Activities that are neither done nor waived, with the people to inform. */
export function openActivities({ activities: states, programme }: ProgrammeState): OpenActivity[] {
  return states
    .filter(({ status }) => status !== 'done' && status !== 'waived')
    .map((activity) => ({
      activity,
      people: offices(programme.settings, ['curator', officeOf[activity.responsible]]),
    }));
}

/** Activities that lack only documents. The missing items of other activities may name people, so the head sees only numbers there. */
const PAPERS_ONLY = /^(1\.|7\.4$)/;

/** The progress of an activity («Сделано 3 из 7») and its missing items. */
export function whatIsMissing({ id, k, n, missing }: ActivityState, to: Recipient, identity: Identity): Block[] {
  const done = n > 0 ? [text(`Сделано ${k} из ${n}.`)] : [];
  if (missing.length === 0 || (to === 'head' && !PAPERS_ONLY.test(id))) return done;
  return [...done, text('Не хватает:'), list(missing.map((phrase) => masked(phrase, identity)))];
}

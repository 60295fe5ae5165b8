import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import { shownPerson } from '../intake/shown-person.ts';
import { byKey } from '../rows/decided.ts';
import { assessed } from './assessments.ts';
import { type BaseFacts, missingOf } from './base-facts.ts';

/** «Участие»: one row per person and role. For people who withdrew consent, it keeps only code, role, state and day. */
export function participationsTable(facts: BaseFacts): DesiredTable {
  const { intake, context, participations, meetings } = facts;
  const person = shownPerson(intake, context);
  return desired(
    'participations',
    participations
      .filter(({ row, consented }) => row || consented)
      .map((participation): RowOf<'participations'> => {
        const { code, role, status, joinedOn, endedOn, row, consented } = participation;
        const hasT0 = assessed(participation, intake, meetings).t0 !== undefined;
        const missing = missingOf(participation, facts, hasT0);
        return {
          at: row?.at,
          values: {
            code,
            role,
            person: consented ? person(code) : undefined,
            status,
            joinedOn,
            endedOn,
            readiness: missing.join('\n'),
          },
        };
      }),
  );
}

/** Mentors for interviews and training: they did not withdraw, and the curator did not decline or postpone their offer. */
function candidates({ participations, intake }: BaseFacts): readonly string[] {
  return participations
    .filter(({ role, code, status }) => {
      const offer = intake.offers.get(code);
      const open = offer?.decision === undefined || offer.decision === 'accepted';
      return role === 'mentor' && offer !== undefined && open && status !== 'withdrawn';
    })
    .map(({ code }) => code);
}

interface MentorRow {
  readonly code: string;
  /** The grid row of the mentor; undefined for a new row. */
  readonly at: number | undefined;
  readonly consented: boolean;
}

/** A row for every mentor who may have an interview or training, and for everybody who already has a row. */
export function mentorRows(
  facts: BaseFacts,
  known: ReadonlyMap<string, { readonly at: number }>,
): readonly MentorRow[] {
  return [...new Set([...known.keys(), ...candidates(facts)])].sort().map((code) => {
    const consented = facts.intake.consents.valid(code, 'processing', facts.context.today);
    return { code, at: known.get(code)?.at, consented };
  });
}

/** «Собеседования»: the staff enter day and result. */
export function interviewsTable(facts: BaseFacts): DesiredTable {
  const { programme, intake, context } = facts;
  const person = shownPerson(intake, context);
  const known = byKey(programme.tables.interviews, ({ code }) => code);
  return desired(
    'interviews',
    mentorRows(facts, known).map(
      ({ code, at, consented }): RowOf<'interviews'> => ({
        at,
        values: {
          code,
          person: consented ? person(code) : undefined,
          state: consented ? intake.stepsOf(code).interview : 'нет действующего согласия',
        },
      }),
    ),
  );
}

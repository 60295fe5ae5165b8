import type { ProgrammeState } from '../roadmap/programme-state.ts';

/** People who got or will get an invitation and have not decided about the processing of their data. */
export function undecided({
  intake,
  context,
}: ProgrammeState): { readonly code: string; readonly invitedOn: string }[] {
  return [...intake.people.values()].flatMap(({ code, row, left }) =>
    !left && row.invitedOn !== undefined && intake.consents.decision(code, 'processing', context.today) === undefined
      ? [{ code, invitedOn: row.invitedOn }]
      : [],
  );
}

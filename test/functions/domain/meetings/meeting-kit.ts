import type { Context } from '../../../../functions/domain/context.ts';
import type { Facts } from '../../../../functions/domain/facts-of.ts';
import { factsOf } from '../../../../functions/domain/facts-of.ts';
import type { DueMeeting, MeetingKind } from '../../../../functions/domain/meetings/meeting.ts';
import type { Entry } from '../../../../functions/domain/programme.ts';
import { context, given, type ProgrammeParts, programme } from '../programme-kit.ts';

type Report = NonNullable<NonNullable<ProgrammeParts['answers']>['meetingReport']>[number];
type PairRow = Omit<Entry<'pairs'>, 'at'>;

/** A confirmed pair of К-01 and К-02 with its order. In a group, К-03 takes part as well. */
export function pairRow(parts: PairRow = {}): PairRow {
  return {
    pairCode: 'П-01',
    mentorCode: 'К-01',
    menteeCodes: ['К-02'],
    decision: 'confirm',
    orderNumber: '7',
    orderDate: '2026-09-05',
    note: 'приказ подписан в субботу',
    ...parts,
  };
}

export const group = (parts: PairRow = {}) => pairRow({ menteeCodes: ['К-02', 'К-03'], ...parts });

/** The mentor's report, sent on the evening of the meeting. */
export function report(heldOn: string, kind: MeetingKind, parts: Partial<Report> = {}): Report {
  return {
    code: 'К-01',
    pairCode: 'П-01',
    kind,
    heldOn,
    minutes: 45,
    submittedAt: `${heldOn}T19:00:00`,
    topicArea: 'digital',
    done: 'Разобрали урок.',
    ...parts,
  };
}

/** A programme with these pairs and reports. Its people have consented, and mentoring is part of the mentor's job. */
export function schoolOf(
  pairs: readonly PairRow[],
  reports: readonly Report[] = [],
  parts: ProgrammeParts = {},
): ReturnType<typeof programme> {
  const codes = ['К-01', 'К-02', 'К-03', 'К-04'];
  return programme({
    ...parts,
    tables: {
      people: codes.map((code, index) => ({
        code,
        email: `teacher-${index + 1}@example.org`,
        invitedOn: '2026-05-12',
        labourGround: 'jobDuties' as const,
      })),
      consents: codes.map((code) => given(code)),
      pairs,
      ...parts.tables,
    },
    answers: { meetingReport: reports, ...parts.answers },
  });
}

export function factsOn(
  today: string,
  pairs: readonly PairRow[],
  reports: readonly Report[] = [],
  parts: ProgrammeParts & { readonly context?: Partial<Context> } = {},
): Facts {
  const made = schoolOf(pairs, reports, parts);
  const seen = context({ today, ...parts.context });
  return factsOf(made, seen);
}

/** Due meetings as text, such as «first 2026-09-12» or «regular 2026-10-14 (1)». */
export const dueOf = ({ due }: Facts) =>
  due.map(({ kind, dueOn, window }: DueMeeting) => `${kind} ${dueOn}${window === undefined ? '' : ` (${window})`}`);

/** A copy without some fields, as of an answer that left questions out. */
export function without<T extends object>(row: T, ...names: readonly (keyof T)[]): T {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name as keyof T))) as T;
}

import type { Entry, Programme, TableName } from '../../../functions/domain/programme.ts';

/** Removes everything after a day from a row; undefined if the whole row is later. */
type Earlier<N extends TableName> = (row: Entry<N>, day: string) => Entry<N> | undefined;

const isAfter = (moment: string | undefined, day: string): boolean => moment !== undefined && moment.slice(0, 10) > day;

/** The row without some of its cells if those cells belong to a later day. */
function without<R extends object>(row: R, isLater: boolean, ...columns: readonly (keyof R)[]): R {
  return isLater ? { ...row, ...Object.fromEntries(columns.map((column) => [column, undefined])) } : row;
}

/** The cells with which a school marks an activity as done. */
const MARK = ['markedOn', 'markLink', 'markNote', 'doneReason'] as const;

/** Tables whose rows or cells have a day. The rows of other tables stay, because nobody recorded when people wrote them. */
const EARLIER: { readonly [N in TableName]?: Earlier<N> } = {
  people: (row, day) => without(row, isAfter(row.invitedOn, day), 'invitedOn'),
  consents: (row, day) => (isAfter(row.decidedOn, day) ? undefined : row),
  electronicConsents: (row, day) => (isAfter(row.decidedOn, day) ? undefined : row),
  requests: (row, day) =>
    isAfter(row.submittedAt, day) ? undefined : without(row, isAfter(row.acceptedOn, day), 'acceptedOn', 'decision'),
  offers: (row, day) =>
    isAfter(row.submittedAt, day) ? undefined : without(row, isAfter(row.acceptedOn, day), 'acceptedOn', 'decision'),
  mentees: (row, day) =>
    isAfter(row.joinedOn, day) ? undefined : without(row, isAfter(row.completedOn, day), 'completedOn'),
  mentors: (row, day) =>
    isAfter(row.joinedOn, day) ? undefined : without(row, isAfter(row.completedOn, day), 'completedOn'),
  participations: (row, day) =>
    isAfter(row.joinedOn, day) ? undefined : without(row, isAfter(row.endedOn, day), 'endedOn'),
  interviews: (row, day) => without(row, isAfter(row.date, day), 'outcome'),
  training: (row, day) =>
    without(
      row,
      isAfter(row.certificateDate, day),
      'completed',
      'certificate',
      'certificateDate',
      'certificateUntil',
      'certificateLink',
    ),
  events: (row, day) => without(row, isAfter(row.date, day), 'held', 'attendees', 'absentees', 'link', 'cancelled'),
  documents: (row, day) => without(row, isAfter(row.date, day), 'number', 'date', 'link'),
  materials: (row, day) => (isAfter(row.addedOn, day) ? undefined : row),
  publications: (row, day) => (isAfter(row.date, day) ? undefined : row),
  sources: (row, day) => without(row, isAfter(row.tickedOn, day), 'tickedOn'),
  guests: (row, day) =>
    without(without(row, isAfter(row.invitedOn, day), 'invitedOn'), isAfter(row.invitedByHand, day), 'invitedByHand'),
  pairs: (row, day) =>
    isAfter(row.decisionOn, day)
      ? undefined
      : without(
          without(
            without(row, isAfter(row.orderDate, day), 'orderNumber', 'orderDate', 'orderLink', 'activeFrom'),
            isAfter(row.agreementSignedOn, day),
            'agreementNumber',
            'agreementDate',
            'agreementSignedOn',
          ),
          isAfter(row.endedOn, day),
          'endedOn',
          'endReason',
          'endNoticeOn',
        ),
  plans: (row, day) =>
    without(
      without(row, isAfter(row.agreedOn, day), 'agreedOn'),
      isAfter(row.approvedOn, day),
      'approvedOn',
      'approvedBy',
    ),
  // The rules compute the state again. If the recorded state stayed, the activity would seem to have lost evidence.
  roadmap: (row, day) =>
    without(
      without(
        without(
          without({ ...row, status: undefined }, isAfter(row.doneOn, day), 'doneOn'),
          isAfter(row.lostOn, day),
          'lostOn',
        ),
        isAfter(row.markedOn, day),
        ...MARK,
      ),
      isAfter(row.startedOn, day),
      'startedOn',
    ),
  stages: (row, day) =>
    without(
      without(without(row, isAfter(row.closedOn, day), 'closedOn', 'state'), isAfter(row.openedOn, day), 'openedOn'),
      isAfter(row.remarksOn, day),
      'remarksOn',
    ),
  outbox: (row, day) => (row.sentAt === undefined || isAfter(row.sentAt, day) ? undefined : row),
  journal: (row, day) => (isAfter(row.when, day) ? undefined : row),
};

function earlierRows<N extends TableName>(name: N, rows: readonly Entry<N>[], day: string): readonly Entry<N>[] {
  const earlier = EARLIER[name];
  return earlier ? rows.flatMap((row) => earlier(row, day) ?? []) : rows;
}

/**
 * The programme on an earlier day, as far as its own dates show. Answers, decisions, papers and letters of later days are left out. Everything
 * without a date stays.
 */
export function earlierProgramme(programme: Programme, day: string): Programme {
  const { tables, answers } = programme;
  const rows = (Object.keys(tables) as TableName[]).map((name) => [name, earlierRows(name, tables[name], day)]);
  const sent = Object.entries(answers).map(([form, all]) => [
    form,
    all.filter(({ submittedAt }) => !isAfter(submittedAt, day)),
  ]);
  return {
    ...programme,
    tables: Object.fromEntries(rows) as Programme['tables'],
    answers: Object.fromEntries(sent) as Programme['answers'],
  };
}

import { forms } from '../../../sheets-schema/forms/index.ts';
import type { Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import type { Answer, FormName, Programme, TableName } from '../programme.ts';

/** A row to empty, except the columns in `keep`. */
export interface ErasedRow {
  /** The tab's name: `people`, `answers.intake`… */
  readonly tab: string;
  /** Grid row. */
  readonly at: number;
  readonly keep: readonly string[];
  /** Columns in which a search for the person's remaining data ignores the name, because later searches need the name there. */
  readonly spare?: readonly string[];
  /** The only columns to empty, because the rest of the row also concerns other people. */
  readonly only?: readonly string[];
  /** The words that replace the emptied ones, because the form requires an answer. */
  readonly instead?: string;
}

/** The columns of «Рассылка» and of the journal that we keep, because they contain only codes, numbers and days. */
const LEDGER_KEEPS: Partial<Record<TableName, readonly string[]>> = {
  outbox: ['dueOn', 'notice', 'status', 'sentAt', 'attempts', 'code', 'messageId', 'noticeKey'],
  journal: Object.keys(tables.journal.columns),
};

/** Registers whose rows come from answers. Such a row means nothing without its answer. */
const OF_ANSWERS: readonly TableName[] = ['requests', 'offers'];

type AnyRow = { readonly at: number; readonly code?: unknown };

function registerRows({ tables: rows }: Programme, code: string): ErasedRow[] {
  return (Object.values(tables) as Table[]).flatMap((table) => {
    const name = table.name as TableName;
    if (table.kind !== 'register' || name === 'consents' || !('code' in table.columns)) return [];
    const keep = LEDGER_KEEPS[name] ?? (OF_ANSWERS.includes(name) ? [] : ['code', ...table.key]);
    const own = (rows[name] as readonly AnyRow[]).filter((row) => row.code === code);
    return own.map(({ at }) => ({ tab: name, at, keep }));
  });
}

/** Of a person's consent rows, we keep only the last withdrawal: the person's code and the day. */
function consentRows({ tables: { consents } }: Programme, code: string): ErasedRow[] {
  const own = consents.filter((row) => row.code === code);
  const last = own.findLast(({ type, decision }) => type === 'processing' && decision === 'withdrawn');
  return own.map((row) => ({
    tab: 'consents',
    at: row.at,
    keep: row === last ? ['consentId', 'code', 'type', 'decision', 'decidedOn', 'destroyBy'] : [],
  }));
}

/**
 * Rows about the person's pairs also concern other people. So we erase only the texts in them, and keep codes and days. We erase pair rules
 * completely.
 */
function sharedRows({ tables: { pairs, pairRules } }: Programme, code: string): ErasedRow[] {
  return [
    ...pairs
      .filter(({ mentorCode, menteeCodes }) => mentorCode === code || menteeCodes?.includes(code))
      .map(({ at }) => ({ tab: 'pairs', at, keep: [], only: ['why', 'blocker', 'note', 'endReason'] })),
    ...pairRules
      .filter(({ mentor, mentee }) => mentor === code || mentee === code)
      .map(({ at }) => ({ tab: 'pairRules', at, keep: [] })),
  ];
}

/** What a mentor writes about the mentee, by form. */
const WORDS_ABOUT_MENTEE = {
  meetingReport: ['done', 'agreed'],
  pairProgramme: ['goal1', 'sign1', 'actions1', 'goal2', 'sign2', 'actions2', 'goal3', 'sign3', 'actions3'],
  mentorReport: ['goalsComment', 'mainResult', 'whatWorked', 'difficulties'],
} as const satisfies { readonly [F in FormName]?: readonly (keyof Answer<F>['fields'])[] };

export const REPORT_FORMS = Object.keys(WORDS_ABOUT_MENTEE) as (keyof typeof WORDS_ABOUT_MENTEE)[];
const INSTEAD = 'Удалено: наставляемый отозвал согласие.';

/** The pairs whose only mentee ever was this person. Everything their mentors wrote about a meeting or a result is about this person. */
export function pairsOfOnly({ tables: { pairs } }: Pick<Programme, 'tables'>, code: string): ReadonlySet<string> {
  const own = pairs.filter(({ menteeCodes }) => menteeCodes?.length === 1 && menteeCodes[0] === code);
  return new Set(own.flatMap(({ pairCode }) => pairCode ?? []));
}

/** Whether an answer by the mentor of a group is about one mentee only. */
function isOnlyAbout(fields: object, code: string): boolean {
  const { mentees = [] }: { readonly mentees?: readonly string[] } = fields;
  return mentees.length === 1 && mentees[0] === code;
}

/** Mentors' words about somebody who was the pair's only mentee. The meeting itself stays, with its day and length. */
function wordsOfMentors(programme: Programme, code: string): ErasedRow[] {
  const pairs = pairsOfOnly(programme, code);
  return REPORT_FORMS.flatMap((form) =>
    programme.answers[form]
      .filter(({ fields }) => fields.code !== code && (pairs.has(fields.pairCode ?? '') || isOnlyAbout(fields, code)))
      .map(({ at }) => ({ tab: `answers.${form}`, at, keep: [], only: WORDS_ABOUT_MENTEE[form], instead: INSTEAD })),
  );
}

/** The person's own answers, and the administration's answers about the person. */
function answersOf({ answers }: Programme, code: string): { readonly form: FormName; readonly at: number }[] {
  return (Object.keys(forms) as FormName[]).flatMap((form) =>
    answers[form]
      .filter(({ fields }) => {
        const { code: author, aboutCode }: { code?: unknown; aboutCode?: unknown } = fields;
        return author === code || aboutCode === code;
      })
      .map(({ at }) => ({ form, at })),
  );
}

/**
 * The rows to erase after a person withdrew (152-ФЗ, ст. 21 ч. 5), in the roster, the registers and the answers. We keep codes, days and the row
 * «отозвал согласие». «Рассылка» and the journal keep their rows, but only the codes, numbers and days.
 */
export function erasedRows(programme: Programme, code: string): readonly ErasedRow[] {
  return [
    ...registerRows(programme, code),
    ...consentRows(programme, code),
    ...sharedRows(programme, code),
    ...wordsOfMentors(programme, code),
    ...answersOf(programme, code).map(({ form, at }) => ({ tab: `answers.${form}`, at, keep: [] })),
  ];
}

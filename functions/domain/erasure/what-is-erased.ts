import { forms } from '../../../sheets-schema/forms/index.ts';
import type { Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import type { FormName, Programme, TableName } from '../programme.ts';

/** A row to empty, except for the columns that stay. */
export interface ErasedRow {
  /** `people`, `answers.intake`… */
  readonly tab: string;
  /** Grid row. */
  readonly at: number;
  readonly keep: readonly string[];
  /** Empty only these, where the rest also concerns somebody else. */
  readonly only?: readonly string[];
}

/** Columns that hold only codes, numbers and days: a register's line without a person. */
const LEDGER_KEEPS: Partial<Record<TableName, readonly string[]>> = {
  outbox: ['dueOn', 'notice', 'status', 'sentAt', 'attempts', 'code', 'messageId', 'noticeKey'],
  journal: Object.keys(tables.journal.columns),
};

/** Registers whose rows come from an answer and mean nothing without it. */
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

/** Of all consent decisions one line stays: who withdrew, and when. */
function consentRows({ tables: { consents } }: Programme, code: string): ErasedRow[] {
  const own = consents.filter((row) => row.code === code);
  const last = own.findLast(({ type, decision }) => type === 'processing' && decision === 'withdrawn');
  return own.map((row) => ({
    tab: 'consents',
    at: row.at,
    keep: row === last ? ['consentId', 'code', 'type', 'decision', 'decidedOn', 'destroyBy'] : [],
  }));
}

/** Pairs belong to their other members too: texts about this person go, codes and days stay. */
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

/** The person's own answers, and the administration's answers about them. */
export function answersOf({ answers }: Programme, code: string): { readonly form: FormName; readonly at: number }[] {
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
 * The rows about a person who withdrew (152-ФЗ, ст. 21 ч. 5): roster line, registers, answers. Codes, days and the line «отозвал согласие» stay;
 * ledgers hold only codes anyway.
 */
export function erasedRows(programme: Programme, code: string): readonly ErasedRow[] {
  return [
    ...registerRows(programme, code),
    ...consentRows(programme, code),
    ...sharedRows(programme, code),
    ...answersOf(programme, code).map(({ form, at }) => ({ tab: `answers.${form}`, at, keep: [] })),
  ];
}

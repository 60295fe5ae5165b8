import { forms } from '../../../sheets-schema/forms/index.ts';
import type { Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import type { FormName, Programme, TableName } from '../programme.ts';

/** A row to empty. Some columns may stay. */
export interface ErasedRow {
  /** The tab's name: `people`, `answers.intake`… */
  readonly tab: string;
  /** Grid row. */
  readonly at: number;
  readonly keep: readonly string[];
  /** The only columns to empty, if the rest of the row concerns somebody else. */
  readonly only?: readonly string[];
}

/** Columns that stay when a register's row loses its person: they hold only codes, numbers and days. */
const LEDGER_KEEPS: Partial<Record<TableName, readonly string[]>> = {
  outbox: ['dueOn', 'notice', 'status', 'sentAt', 'attempts', 'code', 'messageId', 'noticeKey'],
  journal: Object.keys(tables.journal.columns),
};

/** Registers whose rows follow from an answer. Without the answer a row means nothing. */
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

/** Of all decisions on consents one row stays: who withdrew, and when. */
function consentRows({ tables: { consents } }: Programme, code: string): ErasedRow[] {
  const own = consents.filter((row) => row.code === code);
  const last = own.findLast(({ type, decision }) => type === 'processing' && decision === 'withdrawn');
  return own.map((row) => ({
    tab: 'consents',
    at: row.at,
    keep: row === last ? ['consentId', 'code', 'type', 'decision', 'decidedOn', 'destroyBy'] : [],
  }));
}

/** Rows about pairs, which also concern the pair's other members. Texts about this person go; codes and days stay. */
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

/** The person's own answers, and what the administration answered about the person. */
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
 * The rows to erase after a person withdrew (152-ФЗ, ст. 21 ч. 5): in the roster, the registers and the answers. Codes, days and the row
 * «отозвал согласие» stay. The ledgers keep their lines, which hold only codes, numbers and days.
 */
export function erasedRows(programme: Programme, code: string): readonly ErasedRow[] {
  return [
    ...registerRows(programme, code),
    ...consentRows(programme, code),
    ...sharedRows(programme, code),
    ...answersOf(programme, code).map(({ form, at }) => ({ tab: `answers.${form}`, at, keep: [] })),
  ];
}

import type { Raw } from '../../../sheets-schema/cell.ts';
import type { TableName } from '../../domain/programme.ts';
import type { CellChange, Snapshot } from '../snapshot.ts';
import { keyIn } from './keyed-registers.ts';
import type { Memory } from './memory.ts';

/**
 * System columns with facts that no run can derive again: who is in a pair, on which day we first saw a decision, what a form asked, and the state that we
 * showed last. The journal compares this state with the new one.
 */
const RECORDED: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  pairs: ['mentorCode', 'menteeCodes', 'status', 'why', 'workFormat', 'meetingsHeld'],
  requests: ['acceptedOn'],
  offers: ['acceptedOn'],
  participations: ['status'],
  stages: ['state', 'openedOn'],
  roadmap: ['status', 'evidence', 'doneOn'],
  consents: ['textVersion'],
  areas: ['formerLabels'],
  instruments: ['form', 'since', 'wordings'],
};

const registers = Object.entries(RECORDED) as [TableName, readonly string[]][];

/** The recorded facts of all rows with a key. */
export function recordedCells({ tabs }: Pick<Snapshot, 'tabs'>): Memory['cells'] {
  return new Map(
    registers.flatMap(([table, columns]) => {
      const tab = tabs.get(table);
      const rows = (tab?.cells ?? []).flatMap((cells, at): [string, readonly (Raw | null)[]][] => {
        const key = at === 0 || !tab ? undefined : keyIn(table, tab, at);
        const facts = columns.map((column) => cells[tab?.columns.get(column) ?? -1] ?? null);
        return key === undefined || facts.every((fact) => fact === null) ? [] : [[key, facts]];
      });
      return rows.length > 0 ? [[table, new Map(rows)] as const] : [];
    }),
  );
}

/** Restores recorded facts that somebody deleted or overwrote. */
export function restoreCells({ cells }: Pick<Memory, 'cells'>, { tabs }: Pick<Snapshot, 'tabs'>): CellChange[] {
  return registers.flatMap(([table, columns]) => {
    const tab = tabs.get(table);
    const known = cells.get(table);
    if (!tab || !known) return [];
    return tab.cells.flatMap((row, at) => {
      const facts = at === 0 ? undefined : known.get(keyIn(table, tab, at) ?? '');
      return columns.flatMap((key, i): CellChange[] => {
        const column = tab.columns.get(key);
        const value = facts?.[i] ?? undefined;
        if (!facts || column === undefined || row[column] === value) return [];
        return [{ kind: 'set', tab: table, row: at, column, value }];
      });
    });
  });
}

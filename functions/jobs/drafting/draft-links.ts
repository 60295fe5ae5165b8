import { tables } from '../../../sheets-schema/tables/index.ts';
import { desired } from '../../domain/desired.ts';
import { nextKeys } from '../../domain/rows/row-key.ts';
import { appendRow } from '../../workbook/append-row.ts';
import { diff } from '../../workbook/diff.ts';
import type { CellChange } from '../../workbook/snapshot.ts';
import type { Planned } from '../plan-for.ts';
import type { Draft } from './drafts.ts';

export interface LinkedDraft {
  readonly draft: Draft;
  readonly link: string;
}

/** Writes the missing links into the column «Проект», and adds a row for each kind of document without a row. */
export function draftLinks({ snapshot, plan }: Planned, linked: readonly LinkedDraft[]): CellChange[] {
  const { tables: rowsOf, given } = plan.programmeState.programme;
  const ids = rowsOf.documents.map(({ documentId }) => documentId);
  const nextId = nextKeys([...ids, ...(given?.documents ?? [])], 'Д-', 1);
  const tab = snapshot.tabs.get('documents');
  const rows: { at: number; values: { draft: string } }[] = [];
  const added: CellChange[] = [];
  for (const { draft, link } of linked) {
    const { at } = draft.document;
    if (at !== undefined) rows.push({ at, values: { draft: link } });
    // Without these columns, the next run could not find the new row, and would add another row.
    else if (tab?.columns.has('kind') && tab.columns.has('documentId')) {
      const kind = tables.documents.columns.kind.type.write(draft.kind);
      added.push(appendRow(tab, { documentId: nextId(), kind, draft: link }));
    }
  }
  return [...diff([desired('documents', rows)], snapshot), ...added];
}

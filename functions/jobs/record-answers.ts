import type { Form } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import type { FormName } from '../domain/programme.ts';
import { answerFormats, appendRow, type RowCells } from '../workbook/append-row.ts';
import { answersTab } from '../workbook/layout.ts';
import type { Snapshot, Tab } from '../workbook/snapshot.ts';
import { commit, readWorkbook } from '../workbook/workbook.ts';
import { WorkbookError } from '../workbook/workbook-error.ts';
import { untilCommitted } from './conflict-retry.ts';
import type { SchoolSheets } from './school.ts';

/** An answer to add. `more` contains values for other columns, by grid column. */
interface NewAnswer {
  readonly cells: RowCells;
  readonly more?: ReadonlyMap<number, string>;
}

/**
 * Adds answers that nobody sent by the form to the form's response tab.
 * @param fresh - gives the answers to add to a tab. Called again after each conflict, so that no answer is added twice
 * @returns the number of added answers
 * @throws WorkbookError `notInstalled` if the form has no tab
 */
export async function recordAnswers(
  site: SchoolSheets,
  name: FormName,
  fresh: (tab: Tab, snapshot: Snapshot) => readonly NewAnswer[],
): Promise<number> {
  const form: Form = forms[name];
  return untilCommitted(site, async () => {
    const snapshot = await readWorkbook(site.sheets, site.spreadsheetId);
    const tab = snapshot.tabs.get(answersTab(name));
    if (!tab) throw new WorkbookError('notInstalled', `Листа «${form.tab}» нет. Запустите установку ещё раз.`);
    const answers = fresh(tab, snapshot);
    if (answers.length === 0) return 0;
    const changes = answers.map(({ cells, more }) => appendRow(tab, cells, more));
    const { columns, requests } = answerFormats(tab, form);
    const held = new Map([[tab, new Set(columns)]]);
    await commit(site.sheets, snapshot, changes, { random: site.random, columns: held, more: requests });
    return answers.length;
  });
}

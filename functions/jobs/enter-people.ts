import { tables } from '../../sheets-schema/tables/index.ts';
import { PERSONAL_COLUMNS, PERSONAL_SETTINGS } from '../domain/names/personal-fields.ts';
import { appendRow, type RowCells } from '../workbook/append-row.ts';
import { parse } from '../workbook/parse.ts';
import type { CellChange } from '../workbook/snapshot.ts';
import { commit, readExactly, readWorkbook } from '../workbook/workbook.ts';
import { WorkbookError } from '../workbook/workbook-error.ts';
import { untilCommitted } from './conflict-retry.ts';
import type { SchoolSheets } from './school.ts';

/** A person's data that a workbook in the mode `codes` may contain. */
interface CodedPerson {
  readonly code: string;
  readonly cells: RowCells;
}

const NOT_INSTALLED = `Листа «${tables.people.title}» нет. Запустите установку ещё раз.`;

/** Adds people to «Участники» by code, without names. Skips people whose codes are there already. @returns the number of added people */
export async function enterPeople(site: SchoolSheets, people: readonly CodedPerson[]): Promise<number> {
  return untilCommitted(site, async () => {
    const snapshot = await readWorkbook(site.sheets, site.spreadsheetId);
    const tab = snapshot.tabs.get('people');
    if (!tab) throw new WorkbookError('notInstalled', NOT_INSTALLED);
    const present = new Set(parse(snapshot).tables.people.map(({ code }) => code));
    const fresh = people.filter(({ code }) => !present.has(code));
    if (fresh.length === 0) return 0;
    await commit(
      site.sheets,
      snapshot,
      fresh.map(({ code, cells }) => appendRow(tab, { ...cells, code })),
      { random: site.random },
    );
    return fresh.length;
  });
}

/**
 * Empties the names, positions and addresses in «Участники» and the names in «Настройки» and «Кураторы», because the school's key (its list of people by code)
 * contains them.
 * @param kept - whether the key contains a person
 * @returns the number of emptied cells
 */
export async function clearNames(site: SchoolSheets, kept: (code: string) => boolean): Promise<number> {
  const read = () => readExactly(site.sheets, site.spreadsheetId);
  return untilCommitted(site, async () => {
    const snapshot = await read();
    const programme = parse(snapshot);
    const people = snapshot.tabs.get('people');
    const settings = snapshot.tabs.get('settings');
    const curators = snapshot.tabs.get('curators');
    if (!people || !settings) throw new WorkbookError('notInstalled', NOT_INSTALLED);
    const emptied = (tab: typeof people, row: number, key: string): CellChange[] => {
      const column = tab.columns.get(key);
      if (column === undefined || tab.cells[row]?.[column] === undefined) return [];
      return [{ kind: 'set', tab: tab.layout.name, row, column, value: undefined }];
    };
    const changes = [
      ...programme.tables.people.flatMap(({ at, code }) =>
        code !== undefined && kept(code) ? PERSONAL_COLUMNS.flatMap((key) => emptied(people, at, key)) : [],
      ),
      ...programme.tables.curators.flatMap(({ at, curatorId }) =>
        curators && curatorId !== undefined && kept(curatorId) ? emptied(curators, at, 'name') : [],
      ),
      ...programme.tables.settings.flatMap(({ at, key }) =>
        PERSONAL_SETTINGS.some((each) => each === key) ? emptied(settings, at, 'value') : [],
      ),
    ];
    if (changes.length === 0) return 0;
    await commit(site.sheets, snapshot, changes, { random: site.random, read });
    return changes.length;
  });
}

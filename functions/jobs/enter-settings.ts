import type { Raw } from '../../sheets-schema/cell.ts';
import type { SettingKey } from '../../sheets-schema/settings.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import { parseTables } from '../workbook/parse-tables.ts';
import type { CellChange, Snapshot } from '../workbook/snapshot.ts';
import { commit, readWorkbook } from '../workbook/workbook.ts';
import { WorkbookError } from '../workbook/workbook-error.ts';
import { untilCommitted } from './conflict-retry.ts';
import type { SchoolSheets } from './school.ts';

type SettingValues = Partial<Readonly<Record<SettingKey, Raw>>>;

/**
 * The changes that write values into «Настройки».
 * @throws WorkbookError `notInstalled` if the tab or its column of values is missing
 */
export function settingChanges(snapshot: Snapshot, values: SettingValues): CellChange[] {
  const tab = snapshot.tabs.get('settings');
  const column = tab?.columns.get('value');
  if (!tab || column === undefined) {
    const { title } = tables.settings;
    throw new WorkbookError(
      'notInstalled',
      `Листа «${title}» или его столбца «Значение» нет. Запустите установку ещё раз.`,
    );
  }
  return parseTables(snapshot).tables.settings.flatMap(({ at, key }): CellChange[] => {
    const value = values[key as SettingKey];
    if (value === undefined || tab.cells[at]?.[column] === value) return [];
    return [{ kind: 'set', tab: 'settings', row: at, column, value }];
  });
}

/**
 * Writes values into «Настройки», as a person would type them.
 * @throws WorkbookError `notInstalled` if the tab or its column of values is missing
 */
export async function enterSettings(site: SchoolSheets, values: SettingValues): Promise<void> {
  await untilCommitted(site, async () => {
    const snapshot = await readWorkbook(site.sheets, site.spreadsheetId);
    const changes = settingChanges(snapshot, values);
    if (changes.length > 0) await commit(site.sheets, snapshot, changes, { random: site.random });
  });
}

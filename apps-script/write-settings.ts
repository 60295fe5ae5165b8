import { untilCommitted } from '../functions/jobs/conflict-retry.ts';
import type { School } from '../functions/jobs/school.ts';
import type { CellChange, Snapshot } from '../functions/workbook/snapshot.ts';
import { commit, readExactly } from '../functions/workbook/workbook.ts';
import { settings } from '../sheets-schema/settings.ts';

type Chosen = { readonly privacyMode: 'names' | 'codes'; readonly schoolShort?: string };

/** The changes that write these texts into the column «Значение». Each text has the key of its setting. */
function settingChanges({ tabs }: Snapshot, texts: Readonly<Record<string, string>>): CellChange[] {
  const tab = tabs.get('settings');
  const key = tab?.columns.get('key');
  const column = tab?.columns.get('value');
  if (!tab || key === undefined || column === undefined) return [];
  return tab.cells.flatMap((cells, row): CellChange[] => {
    const value = texts[String(cells[key])];
    return value === undefined || cells[column] === value ? [] : [{ kind: 'set', tab: 'settings', row, column, value }];
  });
}

/** Writes the choices of the dialog into the tab «Настройки», formatted as if a person typed them. Other settings stay unchanged. */
export async function writeSettings(school: School, chosen: Chosen): Promise<void> {
  const texts: Readonly<Record<string, string>> = {
    privacyMode: String(settings.privacyMode.type.write(chosen.privacyMode)),
    // In a school on its own computer, the workbook contains this setting from the start.
    ...(school.docsRoot.startsWith('https://docs.google.com/')
      ? { dataPlace: String(settings.dataPlace.type.write('google')) }
      : {}),
    ...(chosen.schoolShort === undefined ? {} : { schoolShort: chosen.schoolShort }),
  };
  const { sheets, spreadsheetId, random } = school;
  const read = () => readExactly(sheets, spreadsheetId);
  return untilCommitted(school, async () => {
    const snapshot = await read();
    const changes = settingChanges(snapshot, texts);
    if (changes.length === 0) return;
    await commit(sheets, snapshot, changes, { random, read });
  });
}

import type { Raw } from '../../sheets-schema/cell.ts';
import { FROM_EARLIER_VERSION } from '../../sheets-schema/earlier-version.ts';
import { readSettings, settings as registry, type Settings } from '../../sheets-schema/settings.ts';
import { suggestedCell } from '../../sheets-schema/suggested-cell.ts';
import type { Table } from '../../sheets-schema/table.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import { cachedByObject } from '../domain/cached-by-object.ts';
import type { Entry, Problem, Programme, TableName } from '../domain/programme.ts';
import { cellAddress } from './a1.ts';
import { cachedByRow } from './cached-by-row.ts';
import type { ColumnLayout } from './layout.ts';
import type { Snapshot, Tab } from './snapshot.ts';

const LONGEST_QUOTE = 120;

/** The consequence of a missing essential tab or column. */
export const WORK_WAITS = 'До этого программа ничего не меняет и писем не отправляет.';

function quote(cell: Raw): string {
  const said = String(cell);
  return said.length > LONGEST_QUOTE ? `${said.slice(0, LONGEST_QUOTE)}…` : said;
}

interface ParsedRow {
  readonly entry: Entry<TableName>;
  /** Whether no cell has a valid value. */
  readonly isEmpty: boolean;
  readonly problems: readonly Problem[];
}

/** Parses a row. If a value is invalid, we ignore it, and a problem names its cell and says what to do. The rest of the row counts. */
const parseRow = cachedByRow((tab, row): ParsedRow => {
  const cells = tab.cells[row] ?? [];
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const { key, header, type, owner } of tab.layout.columns) {
    const index = tab.columns.get(key);
    const cell = index === undefined ? undefined : cells[index];
    if (index === undefined || cell === undefined || !type) continue;
    if (typeof cell === 'string' && cell.trim() === '') continue;
    const read = type.read(cell);
    if ('value' in read) values[key] = read.value;
    // If somebody overwrites a system cell, this run writes the cell again, so there is no problem to report.
    else if (owner !== 'system') {
      const value = owner === 'staff' ? suggestedCell(type, cell) : undefined;
      problems.push({
        sheet: tab.title,
        cell: cellAddress(row, index),
        whatWasRead: quote(cell),
        reason: `Столбец «${header}»: значение не подходит. ${read.problem}`,
        whatToDo: 'Исправьте ячейку. Пока она не исправлена, «Наставник» считает её пустой.',
        ...(value === undefined
          ? {}
          : { correction: { table: tab.layout.name as TableName, at: row, column: key, value } }),
      });
    }
  }
  // Each value was read with the type of its column, as Entry requires.
  return { entry: { ...values, at: row } as Entry<TableName>, isEmpty: Object.keys(values).length === 0, problems };
});

/** The problem of a removed column, and what to do about it. We never add a key column again: an empty one would make all rows unknown. */
function missingColumn({ title, layout }: Tab, { key, header, essential }: ColumnLayout): Problem {
  const remedy = layout.key.includes(key)
    ? `Отмените удаление или верните столбец ${FROM_EARLIER_VERSION}.`
    : 'Отмените удаление или запустите установку ещё раз: она добавит столбец справа.';
  return {
    sheet: title,
    reason: `Столбец «${header}» удалён.`,
    ...(essential
      ? { whatToDo: `${remedy} ${WORK_WAITS}`, stopsWork: true }
      : { whatToDo: `${remedy} До этого его данные не учитываются.` }),
  };
}

function missingParts(snapshot: Snapshot, table: TableName): Problem[] {
  const { title, kind, optional }: Table = tables[table];
  const tab = snapshot.tabs.get(table);
  if (tab) return tab.layout.columns.filter(({ key }) => !tab.columns.has(key)).map((one) => missingColumn(tab, one));
  if (optional) {
    return [
      {
        sheet: title,
        reason: `Листа «${title}» нет: его удалили, или таблица создана до того, как он появился.`,
        whatToDo: 'Запустите установку ещё раз: она создаст лист. Остальное работает и без него.',
      },
    ];
  }
  const whatToDo = `Верните его ${FROM_EARLIER_VERSION} или запустите установку ещё раз: она создаст лист заново.`;
  return [
    {
      sheet: title,
      reason: `Лист «${title}» удалён.`,
      ...(kind === 'register' ? { whatToDo: `${whatToDo} ${WORK_WAITS}`, stopsWork: true } : { whatToDo }),
    },
  ];
}

interface ParsedTable {
  readonly entries: readonly Entry<TableName>[];
  readonly problems: readonly Problem[];
}

/** The rows of a tab and the problems of its cells. A commit changes few tabs, so we parse each tab only once. */
const parsedRows = cachedByObject((tab: Tab): ParsedTable => {
  const entries: Entry<TableName>[] = [];
  const problems: Problem[] = [];
  // Errors in a view do not matter, because each run writes the view again.
  for (let row = 1; row < tab.cells.length; row++) {
    const parsed = parseRow(tab, row);
    if (tab.layout.kind !== 'view') problems.push(...parsed.problems);
    if (!parsed.isEmpty || parsed.problems.length > 0) entries.push(parsed.entry);
  }
  return { entries, problems };
});

function parseTable(snapshot: Snapshot, table: TableName): ParsedTable {
  const tab = snapshot.tabs.get(table);
  const missing = missingParts(snapshot, table);
  if (!tab) return { entries: [], problems: missing };
  const { entries, problems } = parsedRows(tab);
  return { entries, problems: [...missing, ...problems] };
}

/** The non-empty rows of one table, with typed values. */
export function rowsOf<N extends TableName>(snapshot: Snapshot, table: N): readonly Entry<N>[] {
  // Each row was read with the columns of this table, as Entry requires.
  return parseTable(snapshot, table).entries as readonly Entry<N>[];
}

/** The rows of all tables of a snapshot, and the problems with missing parts and unreadable values. */
export function parseTables(snapshot: Snapshot): { tables: Programme['tables']; problems: Problem[] } {
  const parsed: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const name of Object.keys(tables) as TableName[]) {
    const table = parseTable(snapshot, name);
    parsed[name] = table.entries;
    problems.push(...table.problems);
  }
  // Each table was read with its own columns, as Programme requires.
  return { tables: parsed as Programme['tables'], problems };
}

/** Settings whose default does harm if the school chose another value. */
const CAUTIOUS = Object.entries(registry).filter(([, setting]) => setting.unreadable !== setting.default);

/** The problems of deleted rows of «Настройки», if the default of their settings could do harm. */
const deletedSettings = ({ title }: Tab, places: ReadonlyMap<string, unknown>): Problem[] =>
  CAUTIOUS.filter(([key]) => !places.has(key)).map(([, { label }]) => ({
    sheet: title,
    reason: `Строки «${label}» нет.`,
    whatToDo: `Отмените удаление, верните лист ${FROM_EARLIER_VERSION} или запустите установку ещё раз: она добавит строку. ${WORK_WAITS}`,
    stopsWork: true,
  }));

interface ParsedSettings {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

function readPlaces(places: ReadonlyMap<string, { row: number; cell: Raw | undefined }>, tab?: Tab): ParsedSettings {
  const valueColumn = tab?.columns.get('value');
  const { settings, issues } = readSettings(Object.fromEntries([...places].map(([key, { cell }]) => [key, cell])));
  const problems = issues.map(({ key, label, whatWasRead, reason, meanwhile }): Problem => {
    const row = places.get(key)?.row;
    return {
      sheet: tab?.title ?? 'Настройки',
      ...(row === undefined || valueColumn === undefined ? {} : { cell: cellAddress(row, valueColumn) }),
      whatWasRead: quote(whatWasRead),
      reason: `Настройка «${label}»: ${reason}`,
      whatToDo:
        meanwhile === undefined
          ? 'Исправьте значение. До этого действует значение по умолчанию.'
          : `Исправьте значение. До этого действует «${meanwhile}».`,
    };
  });
  return { settings, problems: [...(tab ? deletedSettings(tab, places) : []), ...problems] };
}

/** Caches the parsed settings, because they change rarely and a run parses them several times. */
const settingsOn = cachedByObject((tab: Tab): ParsedSettings => {
  const keyColumn = tab.columns.get('key');
  const valueColumn = tab.columns.get('value');
  const places = new Map<string, { row: number; cell: Raw | undefined }>();
  tab.cells.forEach((cells, row) => {
    const key = keyColumn === undefined ? undefined : cells[keyColumn];
    if (row > 0 && key !== undefined)
      places.set(String(key), { row, cell: valueColumn === undefined ? undefined : cells[valueColumn] });
  });
  return readPlaces(places, tab);
});

/** The settings of a snapshot, and the problems with unreadable and deleted settings. */
export function parseSettings({ tabs }: Pick<Snapshot, 'tabs'>): ParsedSettings {
  const tab = tabs.get('settings');
  return tab ? settingsOn(tab) : readPlaces(new Map());
}

import type { Raw } from '../../sheets-schema/cell.ts';
import { readSettings, type Settings } from '../../sheets-schema/settings.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import type { Entry, Problem, Programme, TableName } from '../domain/programme.ts';
import { cellAddress } from './a1.ts';
import type { ColumnLayout } from './layout.ts';
import type { Snapshot, Tab } from './snapshot.ts';

const LONGEST_QUOTE = 120;

/** What the loss of something essential means until it is mended. */
export const WORK_WAITS = 'До этого программа ничего не меняет и писем не отправляет.';

/** What stands in a cell, short enough for a line of «Проверка данных». */
function quote(cell: Raw): string {
  const said = String(cell);
  return said.length > LONGEST_QUOTE ? `${said.slice(0, LONGEST_QUOTE)}…` : said;
}

interface ParsedRow {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

/** A cell that does not fit stays as typed: the row goes on without it, and the problem says where and what to do. */
function parseRow(tab: Tab, row: number): ParsedRow {
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
    // What somebody typed over a system cell is written anew by this very run: nothing to mend.
    else if (owner !== 'system') {
      problems.push({
        sheet: tab.title,
        cell: cellAddress(row, index),
        whatWasRead: quote(cell),
        reason: `Столбец «${header}»: значение не подходит. ${read.problem}`,
        whatToDo: 'Исправьте ячейку. Пока она не исправлена, «Наставник» считает её пустой.',
      });
    }
  }
  return { values, problems };
}

/** A column that was removed, with the mend. A key is given once: an empty column in its place would make strangers of all. */
function missingColumn({ title, layout }: Tab, { key, header, essential }: ColumnLayout): Problem {
  const mend = layout.key.includes(key)
    ? 'Отмените удаление или верните столбец через историю версий таблицы.'
    : 'Отмените удаление или запустите установку ещё раз: она добавит столбец справа.';
  return {
    sheet: title,
    reason: `Столбец «${header}» удалён.`,
    ...(essential
      ? { whatToDo: `${mend} ${WORK_WAITS}`, stopsWork: true }
      : { whatToDo: `${mend} До этого его данные не учитываются.` }),
  };
}

/** Columns and tabs that were removed. */
function missingParts(snapshot: Snapshot, table: TableName): Problem[] {
  const { title, kind } = tables[table];
  const tab = snapshot.tabs.get(table);
  if (tab) return tab.layout.columns.filter(({ key }) => !tab.columns.has(key)).map((one) => missingColumn(tab, one));
  const whatToDo = 'Верните его через историю версий таблицы или запустите установку ещё раз: она создаст лист заново.';
  return [
    {
      sheet: title,
      reason: `Лист «${title}» удалён.`,
      ...(kind === 'register' ? { whatToDo: `${whatToDo} ${WORK_WAITS}`, stopsWork: true } : { whatToDo }),
    },
  ];
}

function parseTable(snapshot: Snapshot, table: TableName): { entries: Entry<TableName>[]; problems: Problem[] } {
  const tab = snapshot.tabs.get(table);
  const entries: Entry<TableName>[] = [];
  const problems: Problem[] = missingParts(snapshot, table);
  // A view is written anew each time: whatever stands there is not worth a complaint.
  for (let row = 1; tab && row < tab.cells.length; row++) {
    const parsed = parseRow(tab, row);
    if (tab.layout.kind !== 'view') problems.push(...parsed.problems);
    if (Object.keys(parsed.values).length > 0 || parsed.problems.length > 0) {
      // Each value was read by the type of its own column, which is what Entry says.
      entries.push({ ...parsed.values, at: row } as Entry<TableName>);
    }
  }
  return { entries, problems };
}

/** The rows of one table that hold anything, each cell read by the type of its column. */
export function rowsOf<N extends TableName>(snapshot: Snapshot, table: N): readonly Entry<N>[] {
  // Each row was read by the columns of this very table, which is what Entry says.
  return parseTable(snapshot, table).entries as readonly Entry<N>[];
}

/** The tables of a snapshot, row by row, and what could not be read. */
export function parseTables(snapshot: Snapshot): { tables: Programme['tables']; problems: Problem[] } {
  const parsed: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const name of Object.keys(tables) as TableName[]) {
    const table = parseTable(snapshot, name);
    parsed[name] = table.entries;
    problems.push(...table.problems);
  }
  // Each table's rows were read by its own columns, which is what Programme spells out.
  return { tables: parsed as Programme['tables'], problems };
}

/** The settings of a snapshot: raw values by key, read by each setting's own type. */
export function parseSettings(snapshot: Snapshot): { settings: Settings; problems: Problem[] } {
  const tab = snapshot.tabs.get('settings');
  const keyColumn = tab?.columns.get('key');
  const valueColumn = tab?.columns.get('value');
  const places = new Map<string, { row: number; cell: Raw | undefined }>();
  tab?.cells.forEach((cells, row) => {
    const key = keyColumn === undefined ? undefined : cells[keyColumn];
    if (row > 0 && key !== undefined)
      places.set(String(key), { row, cell: valueColumn === undefined ? undefined : cells[valueColumn] });
  });
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
  return { settings, problems };
}

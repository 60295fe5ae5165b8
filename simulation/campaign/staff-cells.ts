import { forms } from '../../sheets-schema/forms/index.ts';
import type { Table } from '../../sheets-schema/table.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { CURATOR_EMAIL } from '../school-facts.ts';

const registers = (Object.values(tables) as Table[]).filter(
  ({ kind, columns }) => kind === 'register' && Object.values(columns).some(({ owner }) => owner === 'staff'),
);
const SYSTEM = new Map(
  registers.map(({ title, columns }) => [
    title,
    new Set(Object.values(columns).flatMap(({ owner, header }) => (owner === 'system' ? [header] : []))),
  ]),
);
const TITLES = [...registers.map(({ title }) => title), ...Object.values(forms).map(({ tab }) => tab)];

/** The new header of a column that people renamed. The header no longer shows who fills the column. */
export const RENAMED = 'Переименовано';

/** The cells that people and forms wrote, as text by tab; undefined if people renamed or deleted a tab. */
export function staffCells({ emulator, spreadsheetId }: Workspace): ReadonlyMap<string, string> | undefined {
  const query = new URLSearchParams({ valueRenderOption: 'FORMULA', prettyPrint: 'false' });
  for (const title of TITLES) query.append('ranges', `'${title}'`);
  const { status, body } = emulator.handle({
    method: 'GET',
    rawPath: `/v4/spreadsheets/${spreadsheetId}/values:batchGet`,
    query,
    headers: { authorization: `Bearer ${CURATOR_EMAIL}` },
    body: Buffer.alloc(0),
  });
  if (status !== 200) return undefined;
  const { valueRanges } = JSON.parse(String(body)) as { valueRanges: { values?: unknown[][] }[] };
  return new Map(TITLES.map((title, index) => [title, ownText(valueRanges[index]?.values ?? [], SYSTEM.get(title))]));
}

/** The cells outside the system's columns, with the rows in order. Empty rows at the end do not count. */
function ownText(rows: readonly (readonly unknown[])[], system: ReadonlySet<string> | undefined): string {
  const [head = []] = rows;
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const places = Array.from({ length: width }, (_, place) => place).filter((place) => {
    const header = String(head[place] ?? '');
    return !system?.has(header) && !header.startsWith(RENAMED);
  });
  return rows
    .map((row) =>
      places
        .map((place) => row[place] ?? '')
        .join('\t')
        .trimEnd(),
    )
    .join('\n')
    .trimEnd();
}

import * as z from 'zod/mini';
import { normalLabel, type Raw } from './cell.ts';

/**
 * The columns of the registry, the first tab of the municipality's spreadsheet. It lists the schools of one deployment. People fill in the first five
 * columns, and Nastavnik fills in the last two.
 */
export const registryColumns = {
  name: 'Школа',
  spreadsheet: 'Таблица',
  callers: 'Кто вызывает',
  paused: 'Приостановлена',
  note: 'Примечание',
  state: 'Состояние',
  stateSince: 'Состояние с',
} as const;

export type RegistryColumn = keyof typeof registryColumns;

/** The id of a spreadsheet, as people type it: alone, or as part of a URL. */
const spreadsheetId = z.pipe(
  z.pipe(
    z.string({ error: 'не указана таблица школы' }).check(z.trim()),
    z.transform((said) => /\/spreadsheets\/d\/([\w-]+)/.exec(said)?.[1] ?? said),
  ),
  z.string().check(z.regex(/^[\w-]{20,}$/, 'в столбце «Таблица» нужен адрес таблицы или её номер')),
);

const addresses = z._default(
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((said) =>
        said
          .toLowerCase()
          .split(/[\s,;]+/)
          .filter(Boolean),
      ),
    ),
    z.array(z.email('в столбце «Кто вызывает» нужны адреса почты через запятую')),
  ),
  [],
);

/** Reads whether the school is paused: a tick, «да» or «нет». Any other word is a problem of the row, and we do not serve the school. */
const paused = z.pipe(
  z.pipe(
    z.union([z.boolean(), z.string()]),
    z.transform((said) => (typeof said === 'boolean' ? (said ? 'да' : 'нет') : normalLabel(said))),
  ),
  z.pipe(
    z.enum(['да', 'нет', ''], { error: 'в столбце «Приостановлена» нужно «да» или «нет»' }),
    z.transform((said) => said === 'да'),
  ),
);

const schoolSchema = z.object({
  name: z._default(z.string().check(z.trim()), ''),
  spreadsheet: spreadsheetId,
  callers: addresses,
  paused: z._default(paused, false),
  state: z.optional(z.string()),
});

/** A school of the registry, or the problem in its row. Rows are counted from 1, as in the sheet. */
type RegistryRow =
  | { readonly row: number; readonly school: z.output<typeof schoolSchema> }
  | { readonly row: number; readonly name: string; readonly problem: string };

export interface Registry {
  readonly rows: readonly RegistryRow[];
  /** The grid column of each of our columns, counted from 0. */
  readonly columns: ReadonlyMap<RegistryColumn, number>;
}

/** Reads the registry's tab. We find columns by their headers, so people may move columns. */
export function readRegistry(grid: readonly (readonly (Raw | undefined)[])[]): Registry {
  const headers = (grid[0] ?? []).map((cell) => normalLabel(String(cell ?? '')));
  const columns = new Map<RegistryColumn, number>();
  for (const [key, header] of Object.entries(registryColumns) as [RegistryColumn, string][]) {
    const index = headers.indexOf(normalLabel(header));
    if (index >= 0) columns.set(key, index);
  }
  const rows = grid.slice(1).flatMap((cells, index): RegistryRow[] => {
    if (cells.every((cell) => String(cell ?? '').trim() === '')) return [];
    const row = index + 2;
    const typed = [...columns].flatMap(([key, column]) => {
      const cell = cells[column];
      return cell === undefined || cell === '' ? [] : [[key, typeof cell === 'boolean' ? cell : String(cell)] as const];
    });
    const parsed = schoolSchema.safeParse(Object.fromEntries(typed));
    if (parsed.success) return [{ row, school: parsed.data }];
    const name = String(cells[columns.get('name') ?? -1] ?? '');
    return [{ row, name, problem: parsed.error.issues[0]?.message ?? 'строка не читается' }];
  });
  return { rows, columns };
}

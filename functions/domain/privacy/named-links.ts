import { link } from '../../../sheets-schema/cell.ts';
import type { Table } from '../../../sheets-schema/table.ts';
import { tables as schema } from '../../../sheets-schema/tables/index.ts';
import type { Problem, Programme } from '../programme.ts';
import { place } from '../rows/place.ts';
import type { SchoolDay } from '../school-day.ts';
import { schoolGuard } from './school-guard.ts';

type Day = Pick<SchoolDay, 'programme' | 'intake' | 'context'>;

interface Link {
  readonly sheet: string;
  readonly cell: string;
  readonly header: string;
  readonly address: string;
}

/** All links that staff entered in the tables. */
function linksOf({ tables }: Programme): readonly Link[] {
  return Object.values<Table>(schema).flatMap(({ name, title, columns }) => {
    const keys = Object.keys(columns).filter((key) => columns[key]?.owner === 'staff' && columns[key]?.type === link);
    const rows = Object.entries(tables).find(([table]) => table === name)?.[1] ?? [];
    return rows.flatMap((row) =>
      keys.flatMap((key) => {
        const address: unknown = Reflect.get(row, key);
        return typeof address === 'string' ? { ...place(title, row), header: columns[key]?.header ?? '', address } : [];
      }),
    );
  });
}

/**
 * A problem for each link whose address names somebody whom we may not name. Letters and documents leave such links out. In `codes` mode the workbook
 * has no names to look for.
 */
export function namedLinks(day: Day): readonly Problem[] {
  if (day.programme.settings.privacyMode === 'codes') return [];
  const { clean } = schoolGuard(day);
  return linksOf(day.programme)
    .filter(({ address }) => clean(address) !== address)
    .map(({ sheet, cell, header }) => ({
      sheet,
      cell,
      reason: `«${header}»: в адресе ссылки стоит имя человека, согласие которого на обработку данных не действует. Письма уходят без этой ссылки, в документах вместо неё слова.`,
      whatToDo: 'Переименуйте файл или папку так, чтобы имени в адресе не было, и впишите новую ссылку.',
    }));
}

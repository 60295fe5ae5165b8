import { normalLabel } from '../../../sheets-schema/cell.ts';
import { areas as supplied } from '../../../sheets-schema/dictionary.ts';
import { type DesiredTable, desired } from '../desired.ts';
import type { Entry, Programme } from '../programme.ts';
import { numberOf } from '../rows/row-key.ts';

const INITIAL: Readonly<Record<string, string>> = supplied;
const PREFIX = 'area';

/** The school's current wording of each area, by key; the key itself for an unknown area. */
export function areaNames({ tables }: Programme): (key: string) => string {
  const labels = new Map(tables.areas.flatMap(({ key, label }) => (key && label ? [[key, label] as const] : [])));
  return (key) => labels.get(key) ?? INITIAL[key] ?? key;
}

/** The areas that the forms offer, in the order of «Направления». */
export function areaChoices({ tables }: Pick<Programme, 'tables'>): string[] {
  return tables.areas.flatMap(({ label, active }) => (label !== undefined && active !== false ? [label] : []));
}

/**
 * Gives keys to rows without a key. A row with the label of a supplied area gets that area's key if the key is free. Any other row gets the next
 * number.
 */
function keyGiver(rows: readonly Entry<'areas'>[], given: readonly string[] = []): (label: string) => string {
  const used = new Set(rows.flatMap(({ key }) => key ?? []));
  let highest = Object.keys(INITIAL).length;
  for (const key of [...used, ...given]) if (key.startsWith(PREFIX)) highest = Math.max(highest, numberOf(key) ?? 0);
  return (label) => {
    const same = Object.keys(INITIAL).find((key) => normalLabel(INITIAL[key] ?? '') === normalLabel(label));
    const key = same !== undefined && !used.has(same) ? same : `${PREFIX}${++highest}`;
    used.add(key);
    return key;
  };
}

/** Every wording that an area ever had, also the present one. Earlier answers contain earlier wordings. */
function wordings(key: string, { label, formerLabels }: Entry<'areas'>): string | undefined {
  const words = [...(formerLabels ?? INITIAL[key] ?? '').split('\n'), label ?? ''].map((word) => word.trim());
  const known = new Set<string>(['']);
  const kept = words.filter((word) => {
    const isNew = !known.has(normalLabel(word));
    known.add(normalLabel(word));
    return isNew;
  });
  return kept.join('\n') || undefined;
}

/** System columns of «Направления»: the keys of new areas, and the former wordings. */
export function areasTable({ tables: { areas }, given }: Programme): DesiredTable {
  const giveKey = keyGiver(areas, given?.areas);
  const rows = areas.filter(({ key, label }) => key !== undefined || label !== undefined).sort((a, b) => a.at - b.at);
  return desired(
    'areas',
    rows.map((row) => {
      const key = row.key ?? giveKey(row.label ?? '');
      return { at: row.at, values: { key, formerLabels: wordings(key, row) } };
    }),
  );
}

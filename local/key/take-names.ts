import type { Official, Recipient } from '../../functions/domain/context.ts';
import { readRoster } from '../../functions/domain/intake/roster.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import type { KeyEntry, NameKey } from '../../functions/gateways/identity.ts';

/** The names that the workbook holds, put on the key; what the key says already stays. */
export function withNamesOf(programme: Programme, before: NameKey): NameKey {
  const { settings } = programme;
  const officials: Readonly<Record<Official, string | undefined>> = {
    curator: settings.curatorName,
    organiser: settings.organiserName,
    head: settings.headName,
    deputy: settings.deputyName,
  };
  const key = new Map<Recipient, KeyEntry>(before);
  for (const [office, name] of Object.entries(officials)) if (name && !key.has(office)) key.set(office, { name });
  // A row without a code gets one only in the workbook, by the next run; it waits until then.
  const coded = {
    ...programme,
    tables: { ...programme.tables, people: programme.tables.people.filter(({ code }) => code) },
  };
  for (const [code, { row }] of readRoster(coded, '9999-12-31').people) {
    const { name, position, email } = row;
    if (!name || key.has(code)) continue;
    key.set(code, { name, ...(position ? { position } : {}), ...(email ? { email } : {}) });
  }
  return key;
}

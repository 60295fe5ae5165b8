import type { Official, Recipient } from '../../functions/domain/context.ts';
import { namesInTexts } from '../../functions/domain/erasure/names-in-texts.ts';
import { readRoster } from '../../functions/domain/intake/roster.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { googleResponses } from '../../functions/gateways/google-forms/google-responses.ts';
import type { KeyEntry, NameKey } from '../../functions/gateways/identity.ts';
import { clearNames } from '../../functions/jobs/enter-people.ts';
import { maskNames } from '../../functions/jobs/mask-names.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import type { Form } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import type { SchoolConnection } from '../school-connection.ts';
import { peopleOfKey } from './examine-key.ts';

/** Adds the names in the workbook to the key. The key's own entries stay unchanged. */
export function withNamesOf(programme: Programme, before: NameKey): NameKey {
  const { settings } = programme;
  const officials: Readonly<Record<Official, string | undefined>> = {
    curator: settings.curatorName,
    organiser: settings.organiserName,
    head: settings.headName,
    deputy: settings.deputyName,
  };
  const key = new Map<Recipient, KeyEntry>(before);
  const curators = programme.tables.curators.flatMap(({ curatorId, name }) =>
    curatorId === undefined ? [] : [[curatorId, name] as const],
  );
  // The addresses of officials stay in the workbook, where the school changes them.
  for (const [office, name] of [...Object.entries(officials), ...curators]) {
    if (name && !key.has(office)) key.set(office, { name });
  }
  // A row without a code gets one from the next run in the workbook; until then its name is skipped.
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

/** The result of removing the names from a workbook. */
export interface ReplacedNames {
  readonly cells: number;
  /** Number of answers with names in the forms themselves, by title of the form. No program can edit these answers. */
  readonly inForms: ReadonlyMap<string, number>;
}

/** Removes all names of the key from the workbook, and counts the answers in the forms that contain names. The caller must save the key first. */
export async function replaceNamesByCodes(school: SchoolConnection, key: NameKey): Promise<ReplacedNames> {
  const cleared = await clearNames(school, (code) => key.has(code));
  const names = namesInTexts(peopleOfKey(key).filter(({ code }) => code.startsWith('К-')));
  const masked = await maskNames(school, names);
  const responses = googleResponses(school.google);
  const inForms = new Map<string, number>();
  const snapshot = await readWorkbook(school.sheets, school.spreadsheetId);
  for (const [name, { formId }] of snapshot.forms) {
    const held = await responses.list(formId);
    const naming = held.filter(({ answers }) =>
      [...answers.values()].flat().some((text) => names.withCodes(text) !== text),
    );
    const title = (forms as Readonly<Record<string, Form>>)[name]?.title ?? name;
    if (naming.length > 0) inForms.set(title, naming.length);
  }
  return { cells: cleared + masked, inForms };
}

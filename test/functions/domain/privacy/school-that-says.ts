import { forms } from '../../../../sheets-schema/forms/index.ts';
import { settings as settingsSchema } from '../../../../sheets-schema/settings.ts';
import type { Table } from '../../../../sheets-schema/table.ts';
import { tables as schema } from '../../../../sheets-schema/tables/index.ts';
import type { ProgrammeParts } from '../programme-kit.ts';
import { MENTEE, MENTOR, type School, school, wholeSchool } from '../roadmap/whole-school.ts';

const FREE: ReadonlySet<string> = new Set(['text', 'longText']);

/** The staff's columns for free text, except columns that identify rows. */
function freeColumns(name: string): readonly string[] {
  const table = Object.values<Table>(schema).find((one) => one.name === name);
  if (!table || name === 'people' || name === 'settings') return [];
  return Object.entries(table.columns).flatMap(([key, { owner, type }]) =>
    owner === 'staff' &&
    FREE.has(type.kind) &&
    !table.key.includes(key) &&
    !/^(?:programme|number|orderNumber)$/.test(key)
      ? [key]
      : [],
  );
}

const filled = (keys: readonly string[], words: string) => Object.fromEntries(keys.map((key) => [key, words]));

/** Questions with free-text answers. */
function freeQuestions(name: string): readonly string[] {
  const form = Object.values(forms).find((one) => one.name === name);
  return Object.entries(form?.questions ?? {}).flatMap(([key, { type }]) =>
    (type.kind === 'short' || type.kind === 'long') && key !== 'code' && key !== 'formKey' ? [key] : [],
  );
}

const CONSENT = {
  type: 'publication',
  scope: ['name', 'case', 'quote'],
  decision: 'given',
  decidedOn: '2026-12-01',
} as const;

/** The whole school, with the same words in every free text, and a person who never gave consent. */
export function schoolThatSays(
  words: string,
  hidden: { readonly code: string; readonly name: string; readonly email: string },
): School {
  const { tables, answers, settings } = wholeSchool;
  const said = <T extends object>(all: T, keysOf: (name: string) => readonly string[]): T =>
    Object.fromEntries(
      Object.entries(all).map(([name, rows]) => [
        name,
        (rows as readonly object[]).map((row) => ({ ...row, ...filled(keysOf(name), words) })),
      ]),
    ) as T;
  const written = said(tables, freeColumns);
  const free = Object.entries(settingsSchema).flatMap(([key, { type, group }]) =>
    type.kind === 'longText' && group !== 'marks' ? [key] : [],
  );
  const parts: ProgrammeParts = {
    settings: { ...settings, ...filled(free, words), changesSeen: words },
    tables: {
      ...written,
      people: [...tables.people, { ...hidden, invitedOn: '2026-05-18' }],
      consents: [
        ...tables.consents,
        { ...CONSENT, code: MENTOR, documentRef: 'папка 1' },
        { ...CONSENT, code: MENTEE, documentRef: 'папка 1' },
      ],
      events: [
        ...written.events,
        { ...filled(freeColumns('events'), words), eventId: 'С-8', kind: 'groupMeeting', date: '2026-10-20' },
        { ...filled(freeColumns('events'), words), eventId: 'С-9', kind: 'ceremony', date: '2026-12-28' },
      ],
      guests: [{ name: words, position: words }],
      // If each row had a waiver, nobody would need training, and there would be no order on the training.
      training: tables.training,
      roadmap: [
        { id: '2.3', doneReason: words, markedOn: '2026-06-20' },
        { id: '7.1', waivedReason: words },
        { id: '3.1', ownTitle: words },
      ],
      pairs: tables.pairs.map((pair) => ({ ...pair, endReason: words })),
    },
    answers: said(answers, freeQuestions),
  };
  return school(parts);
}

import type { Context } from '../../../functions/domain/context.ts';
import type { Answer, Entry, FormName, Programme, TableName } from '../../../functions/domain/programme.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import { readSettings, type Settings } from '../../../sheets-schema/settings.ts';
import { tables as schema } from '../../../sheets-schema/tables/index.ts';

type Rows = { readonly [N in TableName]?: readonly (Omit<Entry<N>, 'at'> & { readonly at?: number })[] };
type Sent<F extends FormName> = Answer<F>['fields'] & { readonly code?: string; readonly formKey?: string };
type Answers = { readonly [F in FormName]?: readonly Sent<F>[] };

export interface ProgrammeParts {
  readonly settings?: Partial<Settings>;
  /** Rows in the order of the tab. Without `at`, rows are numbered from 1. */
  readonly tables?: Rows;
  /** Answers in the order of the tab. Missing keys and times are filled in. */
  readonly answers?: Answers;
}

/** A personal link's key for tests. */
export const testKey = (form: string, code: string) => `key-${form}-${code}`;

/** A programme with only the parts that a test needs. The rest is empty, and the settings have their defaults. */
export function programme({ settings = {}, tables = {}, answers = {} }: ProgrammeParts = {}): Programme {
  const rows = (name: TableName) => (tables[name] ?? []).map((row, i) => ({ at: i + 1, ...row }));
  const sent = (form: FormName) =>
    (answers[form] ?? []).map((given, i) => {
      const fields = { submittedAt: '2026-06-01T10:00:00', formKey: testKey(form, given.code ?? ''), ...given };
      const { submittedAt, code = `строка ${i + 2}` } = fields;
      return { form, responseId: `${form}|${submittedAt}|${code}`, submittedAt, at: i + 1, complete: true, fields };
    });
  const allTables: Record<string, unknown> = Object.fromEntries(
    (Object.keys(schema) as TableName[]).map((name) => [name, rows(name)]),
  );
  const allAnswers: Record<string, unknown> = Object.fromEntries(
    (Object.keys(forms) as FormName[]).map((form) => [form, sent(form)]),
  );
  // The types of ProgrammeParts check that each table and each form has its own rows.
  return {
    settings: { ...readSettings({}).settings, programYear: 2026, schoolShort: 'Школа № 5', ...settings },
    tables: allTables as Programme['tables'],
    answers: allAnswers as Programme['answers'],
    problems: [],
  };
}

/** A day at noon. Everybody is reachable and displayed as «К-07 Тестовый». */
export function context(parts: Partial<Context> = {}): Context {
  const today = parts.today ?? '2026-09-01';
  return {
    today,
    now: `${today}T12:00:00`,
    formKey: testKey,
    tab: (name) => ({ title: `Лист ${name}`, address: `#gid=${name}` }),
    identity: { display: (code) => `${code} Тестовый`, reachable: () => true },
    delivered: [],
    ...parts,
  };
}

/** A paper consent to processing. */
export function given(code: string, decidedOn = '2026-05-20'): Omit<Entry<'consents'>, 'at'> {
  return { code, type: 'processing', decision: 'given', decidedOn, documentRef: `папка 1, ${code}` };
}

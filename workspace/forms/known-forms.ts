import { type Field, type FormDocument, plainFormPages } from '../../emulator/application-pages.ts';
import type { FormName } from '../../functions/domain/programme.ts';
import type { FormLink } from '../../functions/workbook/form-registry.ts';
import type { Question } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';

/** An installed form of the school. */
export interface KnownForm {
  readonly name: FormName;
  readonly link: FormLink;
  /** The name of the question in the schema; undefined for a question that the school added. */
  readonly questionOf: (field: Field) => string | undefined;
}

const isFormName = (name: string): name is FormName => name in forms;

/** The school's forms, by the id in their public address. */
export function knownForms(links: Iterable<readonly [name: string, link: FormLink]>): ReadonlyMap<string, KnownForm> {
  return new Map(
    [...links].flatMap(([name, link]) => {
      if (!isFormName(name)) return [];
      const byEntry = new Map(Object.entries(link.entries).map(([question, entry]) => [`entry.${entry}`, question]));
      const questionOf = ({ entry }: Field) => byEntry.get(entry);
      return [[link.publishedId, { name, link, questionOf }] as const];
    }),
  );
}

/** The field with the rule of a whole number. A form that was installed through Google's API has no rules of its own. */
function withRule(field: Field, { type }: Question): Field {
  if (type.kind !== 'int' || field.rule) return field;
  const { min, max } = type;
  return { ...field, rule: { pattern: '\\s*\\d+\\s*', min, max, help: `Впишите целое число от ${min} до ${max}.` } };
}

/** The questions of a form with the rules of the schema. */
export function fieldsWithRules(form: FormDocument, known: KnownForm | undefined): readonly Field[] {
  const fields = plainFormPages.fieldsOf(form);
  if (!known) return fields;
  const questions: Readonly<Record<string, Question>> = forms[known.name].questions;
  return fields.map((field) => {
    const question = questions[known.questionOf(field) ?? ''];
    return question ? withRule(field, question) : field;
  });
}

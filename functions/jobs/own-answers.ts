import { NOBODY } from '../../sheets-schema/answer.ts';
import { date, type Raw } from '../../sheets-schema/cell.ts';
import type { Form, QuestionType } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { dayText } from '../domain/calendar/day-text.ts';
import { ADMINISTRATION } from '../domain/intake/answer-author.ts';
import type { AnyAnswer } from '../domain/intake/any-answer.ts';
import { type LiveChoices, liveChoices, peopleOf } from '../domain/live-choices.ts';
import { type OwnAnswer, ownAnswers } from '../domain/registers/own-answers.ts';
import type { ProgrammeState } from '../domain/roadmap/programme-state.ts';
import { formKey } from '../gateways/form-key.ts';
import { answersTab } from '../workbook/layout.ts';
import { dictionary } from '../workbook/parse.ts';
import type { Snapshot } from '../workbook/snapshot.ts';
import { readWorkbook } from '../workbook/workbook.ts';
import { planFor } from './plan-for.ts';
import type { School } from './school.ts';

/** A question with a person's answer, as they gave it. */
export interface AskedAndAnswered {
  readonly question: string;
  readonly answer: string;
}

/** One answer on a person's page. */
export interface ShownAnswer extends Pick<OwnAnswer, 'state' | 'isReplaced' | 'limits' | 'fixed'> {
  readonly id: string;
  readonly title: string;
  /** Local date and time, ISO. */
  readonly submittedAt: string;
  readonly asked: readonly AskedAndAnswered[];
  /** Whether a new answer is a new decision rather than a correction, so the form opens empty. */
  readonly isDecision: boolean;
}

/** A form with a person's answers filled in. */
export interface FilledForm extends Pick<OwnAnswer, 'limits'> {
  readonly publishedId: string;
  readonly submittedAt: string;
  /** The names of the form's fields with their values. A question with several ticks has several. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** A person's own answers. */
export interface OwnAnswers {
  readonly answers: readonly ShownAnswer[];
  /** The form that corrects an answer; undefined if the answer is unknown, may not be corrected, or its form does not open. */
  correction(id: string): FilledForm | undefined;
}

const COMMON: ReadonlySet<string> = new Set(['code', 'formKey']);

const isDecision = ({ form }: AnyAnswer): boolean => form === 'consentProcessing' || form === 'consentPublication';

function cellOf({ tabs }: Snapshot, { form, at }: AnyAnswer, field: string): Raw | undefined {
  const tab = tabs.get(answersTab(form));
  return tab?.cells[at]?.[tab.columns.get(field) ?? -1];
}

function shownText({ kind }: QuestionType, cell: Raw): string {
  const day = kind === 'date' ? date.read(cell) : undefined;
  return day && 'value' in day ? dayText(day.value) : String(cell);
}

function asked(snapshot: Snapshot, answer: AnyAnswer): AskedAndAnswered[] {
  const form: Form = forms[answer.form];
  return Object.entries(form.questions).flatMap(([field, { title, type }]) => {
    const cell = COMMON.has(field) ? undefined : cellOf(snapshot, answer, field);
    return cell === undefined || cell === '' ? [] : [{ question: title, answer: shownText(type, cell) }];
  });
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** The texts that show an answer in the form's field: today's wording of each chosen option, or what the person typed. */
function filledTexts(
  type: QuestionType,
  value: unknown,
  cell: Raw,
  live: LiveChoices,
  areaLabel: (key: string) => string,
) {
  switch (type.kind) {
    case 'one':
    case 'many':
      return listOf(value).map((key) => type.choices[String(key)] ?? '');
    case 'areas':
      return listOf(value).map((key) => areaLabel(String(key)));
    case 'people':
      return listOf(value).flatMap((code) =>
        code === null ? NOBODY : (peopleOf(type, live).find((option) => `${option} `.startsWith(`${code} `)) ?? []),
      );
    case 'date':
      return [String(value)];
    default:
      return [String(cell)];
  }
}

function filledForm(
  snapshot: Snapshot,
  { answer, limits }: OwnAnswer,
  programmeState: ProgrammeState,
): FilledForm | undefined {
  const link = snapshot.forms.get(answer.form);
  const { code = '' } = answer.fields;
  if (!link || link.lost) return undefined;
  const live = liveChoices(programmeState);
  const areas = dictionary(programmeState.programme.tables.areas);
  const areaLabel = (key: string) => areas.find((area) => area.key === key)?.labels[0] ?? '';
  const values: Readonly<Record<string, unknown>> = answer.fields;
  const form: Form = forms[answer.form];
  const said = Object.entries(form.questions).flatMap(([field, { type }]): (readonly [string, string])[] => {
    const cell = cellOf(snapshot, answer, field);
    const entry = link.entries[field];
    if (COMMON.has(field) || isDecision(answer) || entry === undefined || cell === undefined) return [];
    if (values[field] === undefined) return [];
    return filledTexts(type, values[field], cell, live, areaLabel).map((text) => [`entry.${entry}`, text] as const);
  });
  const personal = { code, formKey: formKey(snapshot.secret)(answer.form, code) };
  return {
    publishedId: link.publishedId,
    submittedAt: answer.submittedAt,
    limits,
    fields: [
      ...Object.entries(personal).flatMap(([field, text]): (readonly [string, string])[] => {
        const entry = link.entries[field];
        return entry === undefined ? [] : [[`entry.${entry}`, text]];
      }),
      ...said,
    ],
  };
}

/**
 * Reads a person's own answers. The caller must check the key of their link before.
 * @returns undefined if nobody has this code now
 */
export async function readOwnAnswers(
  school: Pick<School, 'sheets' | 'spreadsheetId' | 'clock' | 'names'>,
  code: string,
): Promise<OwnAnswers | undefined> {
  const snapshot = await readWorkbook(school.sheets, school.spreadsheetId);
  const { base, plan } = planFor(school, snapshot, []);
  const { programmeState } = plan;
  if (!programmeState.intake.people.has(code) && code !== ADMINISTRATION) return undefined;
  const own = ownAnswers(code, programmeState);
  return {
    answers: own.map(({ answer, ...about }) => ({
      id: answer.responseId,
      title: forms[answer.form].title,
      submittedAt: answer.submittedAt,
      asked: asked(base, answer),
      isDecision: isDecision(answer),
      ...about,
    })),
    correction(id) {
      const found = own.find(({ answer }) => answer.responseId === id);
      return found && found.fixed === undefined ? filledForm(base, found, programmeState) : undefined;
    },
  };
}

import { type AnswerIssue, answerReader } from '../../sheets-schema/answer.ts';
import type { Raw } from '../../sheets-schema/cell.ts';
import type { Area } from '../../sheets-schema/dictionary.ts';
import { FROM_EARLIER_VERSION } from '../../sheets-schema/earlier-version.ts';
import { type Form, TIMESTAMP_HEADER } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { cachedByObject } from '../domain/cached-by-object.ts';
import type { Answer, FormName, Problem, Programme } from '../domain/programme.ts';
import { cellAddress } from './a1.ts';
import { answersTab } from './layout.ts';
import { parseSettings, parseTables, WORK_WAITS } from './parse-tables.ts';
import { withOwnIds } from './response-ids.ts';
import type { Snapshot, Tab } from './snapshot.ts';

/** The school's dictionary of areas. In `labels` the current wording comes first, then the earlier wordings. */
export const dictionary = cachedByObject((rows: Programme['tables']['areas']): readonly Area[] =>
  rows.flatMap(({ key, label, formerLabels }) =>
    key ? [{ key, labels: [...(label ? [label] : []), ...(formerLabels?.split('\n') ?? [])] }] : [],
  ),
);

function cellsByHeader(tab: Tab, form: Form, row: number): Record<string, Raw | undefined> {
  const cell = (field: string) => tab.cells[row]?.[tab.columns.get(field) ?? -1];
  const questions = Object.entries(form.questions).map(([field, { title }]) => [title, cell(field)] as const);
  return Object.fromEntries([[TIMESTAMP_HEADER, cell('submittedAt')] as const, ...questions]);
}

/** The problems of an answer. They do not quote the answer, because we do not know yet whether the author consented. */
function answerProblems(tab: Tab, row: number, issues: readonly AnswerIssue[]): Problem[] {
  return issues.flatMap(({ field, header }) => {
    const index = tab.columns.get(field);
    if (index === undefined) return [];
    return [
      {
        sheet: tab.title,
        cell: cellAddress(row, index),
        reason: `Ответ на вопрос «${header}» прочитать не удалось.`,
        whatToDo: 'Уточните ответ у автора и исправьте ячейку, или попросите ответить ещё раз.',
      },
    ];
  });
}

/** The problem of an installed form that does not open. Nobody can answer the form, but earlier answers count. */
function lostForm(snapshot: Snapshot, form: FormName): Problem[] {
  if (!snapshot.forms.get(form)?.lost) return [];
  const { title, tab } = forms[form];
  return [
    {
      sheet: snapshot.tabs.get(answersTab(form))?.title ?? tab,
      reason: `Анкета «${title}» не открывается: её удалили или закрыли доступ к ней. Ответить на неё сейчас нельзя.`,
      whatToDo:
        'Верните анкету из корзины Google Диска: она лежит там 30 дней. Если анкета на месте, откройте доступ «Редактор» тому, кто установил «Наставника». Если вернуть её нельзя, выберите в меню «Установить или проверить…» и отметьте «Создать их заново».',
    },
  ];
}

/** Problems with an installed form's tab: the tab or some of its columns are missing. */
function missingParts(snapshot: Snapshot, form: FormName): Problem[] {
  const tab = snapshot.tabs.get(answersTab(form));
  if (!tab) {
    if (!snapshot.forms.has(form)) return [];
    const title = forms[form].tab;
    return [
      {
        sheet: title,
        reason: `Лист «${title}» удалён.`,
        whatToDo: `Верните его ${FROM_EARLIER_VERSION}. ${WORK_WAITS}`,
        stopsWork: true,
      },
    ];
  }
  // A question that the form does not ask yet has no column.
  const asked = new Set(['submittedAt', ...Object.keys(snapshot.forms.get(form)?.entries ?? {})]);
  return tab.layout.columns.flatMap(({ key, header }) =>
    tab.columns.has(key) || !asked.has(key)
      ? []
      : [
          {
            sheet: tab.title,
            reason: `Столбец «${header}» удалён, поэтому ответы на этот вопрос не читаются.`,
            whatToDo: `Отмените удаление столбца или верните его ${FROM_EARLIER_VERSION}. ${WORK_WAITS}`,
            stopsWork: true,
          },
        ],
  );
}

/** Whether the form wrote anything into a row; people's notes beside the answers do not count. */
function isAnswer(tab: Tab, row: number): boolean {
  return [...tab.columns.values()].some((column) => String(tab.cells[row]?.[column] ?? '').trim() !== '');
}

interface ParsedForm {
  readonly answers: readonly (Omit<Answer<FormName>, 'fields'> & { readonly fields: object })[];
  readonly problems: readonly Problem[];
}

function readAnswers(tab: Tab, form: FormName, areas: readonly Area[]): ParsedForm {
  const answers: ParsedForm['answers'][number][] = [];
  const problems: Problem[] = [];
  const definition: Form = forms[form];
  const read = answerReader(definition, areas);
  for (let row = 1; row < tab.cells.length; row++) {
    if (!isAnswer(tab, row)) continue;
    const { fields, issues, answer } = read(cellsByHeader(tab, definition, row));
    problems.push(...answerProblems(tab, row, issues));
    const { submittedAt, code, aboutCode }: { submittedAt?: string; code?: unknown; aboutCode?: unknown } = fields;
    if (submittedAt === undefined) continue;
    // Requests about several teachers within one second are separate answers.
    const about = aboutCode === undefined || aboutCode === code ? '' : `|${aboutCode}`;
    const responseId = `${form}|${submittedAt}|${code ?? `строка ${row + 1}`}${about}`;
    answers.push({ form, responseId, submittedAt, at: row, complete: answer !== undefined, fields });
  }
  return { answers: withOwnIds(answers), problems };
}

/** Readers of answers for a dictionary. A commit changes few tabs, so we read each tab only once. */
const answersOn = cachedByObject(
  (areas: readonly Area[]) =>
    new Map(
      (Object.keys(forms) as FormName[]).map((form) => [
        form,
        cachedByObject((tab: Tab) => readAnswers(tab, form, areas)),
      ]),
    ),
);

function parseForm(snapshot: Snapshot, form: FormName, areas: readonly Area[]): ParsedForm {
  const tab = snapshot.tabs.get(answersTab(form));
  const read = tab && answersOn(areas).get(form)?.(tab);
  return {
    answers: read?.answers ?? [],
    problems: [...lostForm(snapshot, form), ...missingParts(snapshot, form), ...(read?.problems ?? [])],
  };
}

/** The wording of a form's questions, from the header of its response tab, which Google renames with the question. */
function wordingsOf(tab: Tab, { questions }: Form): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(questions).flatMap(([field, { title, formerTitle }]) => {
      const header = String(tab.cells[0]?.[tab.columns.get(field) ?? -1] ?? '').trim();
      return header === '' ? [] : [[field, header === formerTitle ? title : header]];
    }),
  );
}

/** Converts everything that people wrote to the types of the schema. A value that does not fit becomes a problem. */
export function parse(snapshot: Snapshot): Programme {
  const { tables, problems } = parseTables(snapshot);
  const { settings, problems: settingProblems } = parseSettings(snapshot);
  const areas = dictionary(tables.areas);
  const answers: Record<string, unknown> = {};
  const remadeForms: Partial<Record<FormName, string>> = {};
  const wordings: Partial<Record<FormName, Readonly<Record<string, string>>>> = {};
  const answerIssues: Problem[] = [];
  for (const form of Object.keys(forms) as FormName[]) {
    const parsed = parseForm(snapshot, form, areas);
    answers[form] = parsed.answers;
    answerIssues.push(...parsed.problems);
    const tab = snapshot.tabs.get(answersTab(form));
    if (tab) wordings[form] = wordingsOf(tab, forms[form]);
    const { remadeOn } = snapshot.forms.get(form) ?? {};
    if (remadeOn !== undefined) remadeForms[form] = remadeOn;
  }
  return {
    settings,
    tables,
    // Each form's rows were read with the form's own questions, as Programme requires.
    answers: answers as Programme['answers'],
    ...(Object.keys(remadeForms).length > 0 ? { remadeForms } : {}),
    wordings,
    problems: [...problems, ...settingProblems, ...answerIssues],
  };
}

import { type NamesInTexts, namesInTexts } from '../../functions/domain/erasure/names-in-texts.ts';
import type { FormName } from '../../functions/domain/programme.ts';
import { formKey } from '../../functions/gateways/form-key.ts';
import type { NameKey } from '../../functions/gateways/identity.ts';
import { compareAnswers, importAnswers } from '../../functions/jobs/import-answers.ts';
import type { SchoolSheets } from '../../functions/jobs/school.ts';
import { answersTab } from '../../functions/workbook/layout.ts';
import { dictionary, parse } from '../../functions/workbook/parse.ts';
import type { Tab } from '../../functions/workbook/snapshot.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import type { Form } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import type { FileTable } from '../../workspace/answer-file.ts';
import { peopleOfKey } from '../../workspace/key/examine-key.ts';
import { UserFacingError } from '../../workspace/user-facing-error.ts';
import { fileDates } from './file-dates.ts';
import { findHeader } from './find-header.ts';
import { type MatchedColumns, TIME_HEADERS } from './match-columns.ts';
import { type FileAnswer, type ReadAnswers, readAnswers } from './read-answers.ts';
import type { DateOrder, Years } from './written-date.ts';

/** The result of an import or of its preview. */
export interface Imported extends Pick<ReadAnswers, 'unusable'> {
  readonly columns: MatchedColumns;
  readonly headers: readonly string[];
  /** The position of the answers in the file. */
  readonly place: { readonly sheet: string | undefined; readonly headerRow: number };
  readonly fresh: readonly FileAnswer[];
  /** Rows of new answers for which the tab has a different answer by the same person at the same time. */
  readonly besides: readonly number[];
  readonly known: number;
  readonly added: number;
}

/** The curator's statements about a file. */
export interface ImportChoices {
  /** The people to replace by codes, if the workbook must not contain names. */
  readonly key?: NameKey;
  /** Rows that the curator checked. Apparent names in these rows are not names. */
  readonly checked: readonly number[];
  /** The date order for ambiguous dates. */
  readonly dates?: DateOrder;
}

/** The years that two digits may mean in a school's file, around the year of its programme. */
const yearsAround = (year: number | undefined): Years =>
  year === undefined ? { from: 2000, to: 2099 } : { from: year - 3, to: year + 2 };

/** The school's own titles of the questions, from its tab, by field. */
function headersOf({ columns, cells: [head = []] }: Tab, { questions }: Form): ReadonlyMap<string, string> {
  const asked = [...columns].filter(([field]) => field in questions);
  return new Map(asked.map(([field, index]) => [field, String(head[index] ?? '')]));
}

/** Words in a row's texts that look like names of people. */
function suspectsIn({ cells }: FileAnswer, form: Form, { suspects }: NamesInTexts): readonly string[] {
  const texts = Object.entries(form.questions).flatMap(([field, { type }]) => {
    const cell = cells[field];
    return (type.kind === 'short' || type.kind === 'long') && typeof cell === 'string' ? [cell] : [];
  });
  return [...new Set(texts.flatMap(suspects))];
}

/** The answers with codes instead of names, and the rows that a person must read first. */
function withoutNames(answers: readonly FileAnswer[], form: Form, { key, checked }: ImportChoices) {
  if (!key) return { answers, unread: [] };
  const inTexts = namesInTexts(peopleOfKey(key));
  const clean = answers.map((answer) => ({
    ...answer,
    cells: Object.fromEntries(
      Object.entries(answer.cells).map(([field, cell]) => [
        field,
        typeof cell === 'string' && field !== 'formKey' ? inTexts.withCodes(cell) : cell,
      ]),
    ),
  }));
  const unread = clean.flatMap((answer) => {
    const named = checked.includes(answer.row) ? [] : suspectsIn(answer, form, inTexts);
    return named.length > 0
      ? [
          {
            row: answer.row,
            why: `похоже, в ответе назван ${named.join(', ')}: замените имя кодом в файле, или, если это не имя, добавьте --checked ${answer.row}`,
          },
        ]
      : [];
  });
  const held = new Set(unread.map(({ row }) => row));
  return { answers: clean.filter(({ row }) => !held.has(row)), unread };
}

/** Imports the answers of a file. Without `apply`, reports what an import would add, what it would refuse, and why. */
export async function importFile(
  site: SchoolSheets,
  name: FormName,
  tables: readonly FileTable[],
  apply: boolean,
  said: ImportChoices = { checked: [] },
): Promise<Imported> {
  const form: Form = forms[name];
  const snapshot = await readWorkbook(site.sheets, site.spreadsheetId);
  const programme = parse(snapshot);
  const tab = snapshot.tabs.get(answersTab(name));
  if (!tab) throw new UserFacingError(`В таблице нет листа «${form.tab}». Запустите установку ещё раз.`);
  const found = findHeader(tables, form, headersOf(tab, form));
  if (!found) {
    throw new UserFacingError(
      `Ни один столбец файла не похож на вопрос анкеты «${form.title}». Проверьте, та ли это анкета: --form.`,
    );
  }
  const { sheet, headerRow, headers, columns, body } = found;
  if (![...columns.uses.values()].some(({ kind }) => kind === 'time')) {
    throw new UserFacingError(
      `В файле нет столбца с временем ответа. Искали: ${TIME_HEADERS}. Если он назван иначе, назовите его «Отметка времени»; если его нет, добавьте и впишите день каждого ответа.`,
    );
  }
  const codes = new Map<string, string>();
  const coded = programme.settings.privacyMode === 'codes';
  if (coded && !said.key) {
    throw new UserFacingError(
      'В таблице стоит режим «коды»: прежде чем ответы попадут в неё, их надо сверить с ключом. Укажите его: --key ФАЙЛ.',
    );
  }
  for (const { email, code } of programme.tables.people) if (email && code) codes.set(email.toLowerCase(), code);
  if (coded) for (const [code, { email }] of said.key ?? []) if (email) codes.set(email.toLowerCase(), code);
  const { answers: read, unusable } = readAnswers(body, {
    form,
    columns,
    headerRow,
    dates: fileDates(body, {
      timeZone: programme.settings.timeZone,
      years: yearsAround(programme.settings.programYear),
      said: said.dates,
    }),
    areas: dictionary(programme.tables.areas),
    codeOf: (email) => codes.get(email),
    formKey: (code) => formKey(snapshot.secret)(name, code),
  });
  const { answers, unread } = withoutNames(read, form, coded ? said : { checked: [] });
  const { fresh, besides } = compareAnswers(snapshot, name, answers);
  const added = apply ? await importAnswers(site, name, fresh) : 0;
  return {
    columns,
    headers,
    place: { sheet, headerRow },
    fresh,
    besides: besides.map(({ row }) => row),
    known: answers.length - fresh.length,
    unusable: [...unusable, ...unread],
    added,
  };
}

/** The preview for a person: matched and unmatched columns and rows, with reasons. It shows row numbers and codes, never names. */
export function importText(imported: Imported, applied: boolean): string {
  const { columns, headers, place, fresh, besides, known, unusable, added } = imported;
  const matched = headers.filter((_, index) => ![undefined, 'service'].includes(columns.uses.get(index)?.kind));
  const remarks = fresh.flatMap(({ row, remarks: all }) => all.map((remark) => `  строка ${row}: ${remark}`));
  const list = (title: string, lines: readonly string[]) => (lines.length > 0 ? [title, ...lines] : []);
  return [
    ...(place.sheet ? [`Лист «${place.sheet}», заголовки в строке ${place.headerRow}.`] : []),
    ...list(
      'Столбцы, которые подошли:',
      matched.map((header) => `  ${header}`),
    ),
    ...list(
      'Не подошли:',
      columns.unmatched.map(({ header, why }) => `  ${header} – ${why}`),
    ),
    ...list(
      'Вопросы, на которые в файле нет столбца:',
      columns.missing.map((title) => `  ${title}`),
    ),
    ...list(
      'Строки, которые взять нельзя:',
      unusable.map(({ row, why }) => `  строка ${row}: ${why}`),
    ),
    ...list('Возьмём, но на листе «Проверка данных» появятся замечания:', remarks),
    ...(besides.length > 0
      ? [
          `На листе уже есть ответ того же человека с тем же временем, но с другим содержанием; возьмём и эти: строки ${besides.join(', ')}. Если на листе его исправили, удалите эти строки из файла.`,
        ]
      : []),
    `Новых ответов: ${fresh.length}, уже есть: ${known}, взять нельзя: ${unusable.length}.`,
    applied ? `Добавлено строк: ${added}.` : 'Ничего не записано. Записать: та же команда с --yes.',
  ].join('\n');
}

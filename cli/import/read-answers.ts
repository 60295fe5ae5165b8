import type { RowCells } from '../../functions/workbook/append-row.ts';
import { answerReader } from '../../sheets-schema/answer.ts';
import { dateTime, normalCode, normalLabel, type Raw, serialOfDate } from '../../sheets-schema/cell.ts';
import type { Area } from '../../sheets-schema/dictionary.ts';
import { type Form, type Question, TIMESTAMP_HEADER } from '../../sheets-schema/form.ts';
import type { FileCell } from '../../workspace/answer-file.ts';
import { type FileDates, timeOf } from './file-dates.ts';
import type { MatchedColumns } from './match-columns.ts';
import { dateCell } from './written-date.ts';

/** A row of the file that can be imported. */
export interface FileAnswer {
  /** Row number in the file, counted from 1. */
  readonly row: number;
  readonly code: string;
  readonly submittedAt: string;
  readonly cells: RowCells;
  /** Remarks on values that «Проверка данных» will report. */
  readonly remarks: readonly string[];
}

export interface ReadAnswers {
  readonly answers: readonly FileAnswer[];
  readonly unusable: readonly { readonly row: number; readonly why: string }[];
}

export interface Reading {
  /** Row number of the header, counted from 1. */
  readonly headerRow: number;
  readonly form: Form;
  readonly columns: MatchedColumns;
  readonly dates: FileDates;
  readonly areas: readonly Area[];
  /** The code of the person with this lower-case address. */
  readonly codeOf: (email: string) => string | undefined;
  readonly formKey: (code: string) => string;
}

const textOf = (cell: FileCell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? dateCell(cell) : String(cell).trim();
};

const TICKED = new Set(['да', '1', '+', 'x', 'х', 'v', '✓', '✔', 'true', 'истина', 'yes']);

/** A cell in the form's own format; undefined for a date whose order of day and month is unknown. */
function written(question: Question, row: readonly FileCell[], column: number, dates: FileDates): Raw | undefined {
  const text = textOf(row[column]);
  switch (question.type.kind) {
    case 'scale':
    case 'int':
      return /^\d+$/.test(text) ? Number(text) : text;
    case 'date': {
      const day = timeOf(row, column, { ...dates, timeZone: 'utc' });
      if (day === 'ambiguous') return undefined;
      return day === undefined ? text : serialOfDate(day.time.slice(0, 10));
    }
    case 'many':
    case 'areas':
    case 'people':
      // Google's exported file separates ticked options by semicolons; Google's spreadsheet separates them by commas.
      return text
        .split(/\s*;\s*/)
        .filter(Boolean)
        .join(', ');
    case 'yesNo':
      return /^(true|yes|истина)$/i.test(text) ? 'да' : /^(false|no|ложь)$/i.test(text) ? 'нет' : text;
    default:
      return text;
  }
}

interface Refusal {
  readonly why: string;
}

const whichIsTheDay = (what: string, text: string): Refusal => ({
  why: `непонятно, где в дате «${text}» (${what}) день, а где месяц: запишите её как 01.06.2026 или укажите порядок для всего файла: --dates`,
});

/** The values of a row by field, or the reason to refuse the row. */
function cellsOf(row: readonly FileCell[], { form, columns, dates }: Reading): { readonly cells: RowCells } | Refusal {
  const cells: Record<string, Raw> = {};
  for (const [column, use] of columns.uses) {
    const text = textOf(row[column]);
    const question = 'field' in use ? form.questions[use.field] : undefined;
    if (text === '' || !question) continue;
    if (use.kind === 'field') {
      const cell = written(question, row, column, dates);
      if (cell === undefined) return whichIsTheDay(`«${question.title}»`, text);
      cells[use.field] = cell;
    } else if (
      use.kind === 'option' &&
      (TICKED.has(text.toLowerCase()) || normalLabel(text) === normalLabel(use.label))
    ) {
      cells[use.field] = [cells[use.field], use.label].filter(Boolean).join(', ');
    }
  }
  return { cells };
}

/** Makes a function that reads a row: it returns an answer, or the reason to refuse the row. */
function rowReader(reading: Reading): (row: readonly FileCell[]) => Omit<FileAnswer, 'row'> | Refusal {
  const { form, columns, dates, areas, codeOf, formKey } = reading;
  const column = (kind: 'time' | 'email') => [...columns.uses].find(([, use]) => use.kind === kind)?.[0] ?? -1;
  const [time, email] = [column('time'), column('email')];
  const read = answerReader(form, areas);
  return (row) => {
    const came = timeOf(row, time, dates);
    if (came === undefined) return { why: 'нет времени ответа, или оно не читается' };
    if (came === 'ambiguous') return whichIsTheDay('время ответа', textOf(row[time]));
    const said = cellsOf(row, reading);
    if ('why' in said) return said;
    const code = normalCode(String(said.cells.code ?? '')) ?? codeOf(textOf(row[email]).toLowerCase());
    if (code === undefined) return { why: 'нет кода участника, и по адресу почты он не находится' };
    const submittedAt = dateTime.write(came.time);
    // The school itself imports the file, so an answer without a form key gets the key of the personal link.
    const cells: RowCells = { formKey: formKey(code), ...said.cells, code, submittedAt };
    const byHeader = Object.fromEntries(
      Object.entries(form.questions).map(([field, { title }]) => [title, cells[field]] as const),
    );
    const { issues } = read({ ...byHeader, [TIMESTAMP_HEADER]: submittedAt });
    const remarks = issues.map(({ header, reason }) => `«${header}»: ${reason}`);
    return { code, submittedAt: came.time, cells, remarks };
  };
}

/** Reads the rows below the header. Each row becomes an answer or is listed with the reason for its refusal. */
export function readAnswers(rows: readonly (readonly FileCell[])[], reading: Reading): ReadAnswers {
  const read = rowReader(reading);
  const answers: FileAnswer[] = [];
  const unusable: { row: number; why: string }[] = [];
  rows.forEach((cells, index) => {
    if (cells.every((cell) => textOf(cell) === '')) return;
    const row = reading.headerRow + 1 + index;
    const answer = read(cells);
    if ('why' in answer) unusable.push({ row, ...answer });
    else answers.push({ row, ...answer });
  });
  return { answers, unusable };
}

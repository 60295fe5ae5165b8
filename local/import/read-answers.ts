import { createHash } from 'node:crypto';
import type { RowCells } from '../../functions/workbook/append-row.ts';
import { answerReader } from '../../sheets-schema/answer.ts';
import { dateTime, normalCode, type Raw, serialOfDate } from '../../sheets-schema/cell.ts';
import type { Area } from '../../sheets-schema/dictionary.ts';
import { type Form, type Question, TIMESTAMP_HEADER } from '../../sheets-schema/form.ts';
import type { FileCell } from './answer-file.ts';
import type { MatchedColumns } from './match-columns.ts';
import { dateCell, type SlashOrder, serialCell, slashOrder, writtenTime } from './written-time.ts';

/** A row of the file that can be taken over. */
export interface FileAnswer {
  /** As people count the rows of the file. */
  readonly row: number;
  /** Names the answer for good: the number that the source gave it, or a digest of what it says. */
  readonly key: string;
  readonly code: string;
  readonly submittedAt: string;
  readonly cells: RowCells;
  /** Answers that will be shown on «Проверка данных». */
  readonly remarks: readonly string[];
}

export interface ReadAnswers {
  readonly answers: readonly FileAnswer[];
  readonly unusable: readonly { readonly row: number; readonly why: string }[];
}

export interface Reading {
  /** The row of the header, as people count. */
  readonly headerRow: number;
  readonly form: Form;
  readonly columns: MatchedColumns;
  readonly timeZone: string;
  readonly areas: readonly Area[];
  /** The code of a person with this address, in lower case. */
  readonly codeOf: (email: string) => string | undefined;
  readonly formKey: (code: string) => string;
}

const textOf = (cell: FileCell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? dateCell(cell) : String(cell).trim();
};

const TICKED = new Set(['да', '1', '+', 'x', 'х', 'v', '✓', '✔', 'true', 'истина', 'yes']);

/** When an answer came, as wall time of the school; undefined where the cell does not say. */
function timeOf(cell: FileCell | undefined, timeZone: string, order: SlashOrder): string | undefined {
  if (cell instanceof Date) return dateCell(cell);
  return typeof cell === 'number' ? serialCell(cell) : writtenTime(textOf(cell), timeZone, order);
}

/** A cell as the form itself would have written it. */
function written(question: Question, cell: FileCell | undefined, order: SlashOrder): Raw {
  const text = textOf(cell);
  switch (question.type.kind) {
    case 'scale':
    case 'int':
      return /^\d+$/.test(text) ? Number(text) : text;
    case 'date': {
      const day = timeOf(cell, 'utc', order)?.slice(0, 10);
      return day === undefined ? text : serialOfDate(day);
    }
    case 'many':
    case 'areas':
    case 'people':
      // Google's own file puts a semicolon between ticked options, its sheet a comma.
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

function digest(submittedAt: string, cells: RowCells): string {
  const { formKey, ...said } = cells;
  const text = JSON.stringify([
    submittedAt,
    ...Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)),
    formKey && '',
  ]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Reads the rows below the header. Nothing is dropped in silence: a row is an answer, or it is named with the reason. */
export function readAnswers(rows: readonly (readonly FileCell[])[], reading: Reading): ReadAnswers {
  const { form, columns, headerRow, timeZone, areas, codeOf, formKey } = reading;
  const uses = [...columns.uses];
  const column = (kind: 'time' | 'id' | 'email') => uses.find(([, use]) => use.kind === kind)?.[0];
  const [time, id, email] = [column('time'), column('id'), column('email')];
  const order = slashOrder(rows.map((row) => textOf(row[time ?? -1])));
  const read = answerReader(form, areas);
  const answers: FileAnswer[] = [];
  const unusable: { row: number; why: string }[] = [];

  rows.forEach((row, index) => {
    const at = headerRow + 1 + index;
    if (row.every((cell) => textOf(cell) === '')) return;
    const timeCell = row[time ?? -1];
    const submittedAt = timeOf(timeCell, timeZone, order);
    if (submittedAt === undefined) {
      const why = /^\d{1,2}\/\d{1,2}\//.test(textOf(timeCell))
        ? 'непонятно, где в дате день, а где месяц: запишите её как 01.06.2026'
        : 'нет времени ответа, или оно не читается';
      unusable.push({ row: at, why });
      return;
    }
    const cells: Record<string, Raw> = {};
    for (const [place, use] of uses) {
      const text = textOf(row[place]);
      if (text === '') continue;
      if (use.kind === 'field') {
        const question = form.questions[use.field];
        if (question) cells[use.field] = written(question, row[place], order);
      } else if (use.kind === 'option' && (TICKED.has(text.toLowerCase()) || text.toLowerCase() === use.label)) {
        cells[use.field] = [cells[use.field], use.label].filter(Boolean).join(', ');
      }
    }
    const code = normalCode(String(cells.code ?? '')) ?? codeOf(textOf(row[email ?? -1]).toLowerCase());
    if (code === undefined) {
      unusable.push({ row: at, why: 'нет кода участника, и по адресу почты он не находится' });
      return;
    }
    cells.code = code;
    const sourceId = textOf(row[id ?? -1]);
    const key = sourceId ? `id:${sourceId}` : digest(submittedAt, cells);
    // The school itself hands the file in: who has no key in it gets the one that the personal link would have carried.
    cells.formKey ??= formKey(code);
    const byHeader = Object.fromEntries(
      Object.entries(form.questions).map(([field, { title }]) => [title, cells[field]] as const),
    );
    const submitted = dateTime.write(submittedAt);
    const { issues } = read({ ...byHeader, [TIMESTAMP_HEADER]: submitted });
    const remarks = issues.map(({ header, reason }) => `«${header}»: ${reason}`);
    answers.push({ row: at, key, code, submittedAt, cells: { ...cells, submittedAt: submitted }, remarks });
  });
  return { answers, unusable };
}

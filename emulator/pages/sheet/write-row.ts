import type { Answer, Context, Request } from '../../core/exchange.ts';
import { LONGEST_TEXT } from '../../sheets/cell-data.ts';
import { editWorkbook } from '../../sheets/session.ts';
import { writeAt } from '../../sheets/values/write-values.ts';
import { missingPage } from '../layout.tsx';
import { type Filling, fillingPage, namedRow } from './row-page.tsx';

const TAKEN = 'Ничего не записано: пока Вы писали, эту строку заняли. Вернитесь к листу и возьмите следующую.';

/** The text with LF line breaks, because browsers send CRLF. */
const lines = (text: string): string => text.replaceAll('\r\n', '\n');

/**
 * POST /spreadsheets/d/{id}/row?gid=…&row=…: writes the changed fields as if typed into the cells, then redirects to the tab. If the row was
 * moved meanwhile, the values go to its new place. If someone else changed the same cell, nothing is written (409), and the form shows both
 * values.
 */
export function writeRow(request: Request, id: string, context: Context): Answer {
  const posted = new URLSearchParams(request.body.toString('utf8'));
  const named = namedRow(id, whereNow(id, posted.get('id') ?? '', request.query, context), context);
  if (!named) return missingPage('Такой строки в таблице больше нет');
  const { sheet, row, fields } = named;
  const changed = fields.flatMap((field) => {
    const now = lines(posted.get(`now.${field.column}`) ?? field.text);
    const was = lines(posted.get(`was.${field.column}`) ?? field.text);
    return now === was || now === field.text ? [] : [{ field, now, was }];
  });
  const { sheetId } = sheet.properties;
  const taken = posted.has('empty') && fields.some(({ text }) => text !== '');
  const refusal = taken ? TAKEN : refusalOf(changed);
  if (refusal) return fillingPage({ ...named, refusal, typed: new Map(changed.map((c) => [c.field.column, c.now])) });
  if (changed.length > 0) {
    editWorkbook(context, id, (draft) => {
      for (const { field, now } of changed) writeAt(draft, sheetId, row, field.column, [[now]], 'USER_ENTERED');
    });
  }
  const location = `/spreadsheets/d/${id}?gid=${sheetId}#r${row + 1}`;
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' };
}

interface Changed {
  readonly field: Filling['fields'][number];
  readonly now: string;
  readonly was: string;
}

function refusalOf(changed: readonly Changed[]): string | undefined {
  const closed = changed.find(({ field }) => !field.open);
  if (closed) return `Ничего не записано: столбец «${closed.field.label}» защищён.`;
  const long = changed.find(({ now }) => now.length > LONGEST_TEXT);
  if (long) {
    return `Ничего не записано: в столбце «${long.field.label}» больше ${LONGEST_TEXT} знаков. Сократите текст.`;
  }
  const crossed = changed.find(({ field, was }) => lines(field.text) !== was);
  if (!crossed) return undefined;
  const { label, text } = crossed.field;
  const found = text === '' ? 'ячейку очистили' : `появилось «${text}»`;
  return `Ничего не записано: пока Вы писали, в столбце «${label}» ${found}. Проверьте и нажмите «Записать» ещё раз.`;
}

/** The current address of the row with this identity, or the requested address if the row has no identity yet. */
function whereNow(id: string, rowId: string, query: URLSearchParams, context: Context): URLSearchParams {
  const at = namedRow(id, query, context);
  if (!at) return query;
  const { rows } = at.sheet;
  const row = rowId === '' ? at.row : rows.findIndex((each) => String(each?.id) === rowId);
  return new URLSearchParams({ gid: query.get('gid') ?? '', row: String(row + 1) });
}

import type { Answer, Context } from '../../core/exchange.ts';
import type { Sheet, Workbook } from '../../sheets/model.ts';
import { loadWorkbook, workbookExists } from '../../sheets/repository.ts';
import { htmlAnswer, missingPage } from '../layout.tsx';
import { type RowField, rowFields } from './row-fields.ts';

/** The content of the page for filling in a row. */
export interface Filling {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  /** Zero-based. */
  readonly row: number;
  readonly fields: readonly RowField[];
  /** Typed text that is not written yet, by column. */
  readonly typed?: ReadonlyMap<number, string>;
  /** Why the row was not written. */
  readonly refusal?: string;
}

/** The address of the page for filling in a row (zero-based). */
export function rowAddress(id: string, gid: number, row: number): string {
  return `/spreadsheets/d/${id}/row?gid=${gid}&row=${row + 1}`;
}

/** The row at `gid` and `row` (from 1); undefined for frozen rows, which are headers and cannot be filled in. */
export function namedRow(id: string, query: URLSearchParams, { store }: Context): Filling | undefined {
  if (!workbookExists(store, id)) return undefined;
  const workbook = loadWorkbook(store, id);
  const sheet = workbook.sheets.find(
    ({ properties }) => !properties.hidden && String(properties.sheetId) === query.get('gid'),
  );
  const row = Number(query.get('row')) - 1;
  const { frozenRowCount = 0, rowCount = 0 } = sheet?.properties.gridProperties ?? {};
  if (!sheet || !Number.isInteger(row) || row < frozenRowCount || row >= rowCount) return undefined;
  return { workbook, sheet, row, fields: rowFields(workbook, sheet, row) };
}

/** GET /spreadsheets/d/{id}/row?gid=…&row=…: one row as a form, for reading and filling in. */
export function rowPage(id: string, query: URLSearchParams, context: Context): Answer {
  const named = namedRow(id, query, context);
  return named ? fillingPage(named) : missingPage('Такой строки в таблице нет');
}

export function fillingPage({ workbook, sheet, row, fields, typed, refusal }: Filling): Answer {
  const { title, sheetId } = sheet.properties;
  const open = fields.some((field) => field.open);
  const back = `/spreadsheets/d/${workbook.id}?gid=${sheetId}#r${row + 1}`;
  const shown = fields.filter((field) => field.open || field.text !== '');
  const body = (
    <>
      <nav class="crumbs">
        <a href={back}>← Лист «{title}»</a>
      </nav>
      <form method="post" action={rowAddress(workbook.id, sheetId, row)} class="card">
        <h1>Строка {row + 1}</h1>
        {refusal ? (
          <p class="refusal" role="alert">
            {refusal}
          </p>
        ) : null}
        {open ? null : <p class="soft">Эту строку можно только читать.</p>}
        <input type="hidden" name="id" value={sheet.rows[row]?.id ?? ''} />
        {fields.every((field) => field.text === '') ? <input type="hidden" name="empty" value="1" /> : null}
        {shown.map((field) =>
          field.open ? (
            <OpenField key={field.column} field={field} text={typed?.get(field.column) ?? field.text} />
          ) : (
            <div key={field.column} class="field">
              <b>{field.label}</b>
              <pre>{field.text}</pre>
            </div>
          ),
        )}
        {open ? <button type="submit">Записать</button> : null}
      </form>
    </>
  );
  return htmlAnswer({
    title: `Строка ${row + 1} — ${title}`,
    status: refusal ? 409 : 200,
    body,
    css: ROW_CSS,
  });
}

function OpenField({ field: { column, label, hint, text: before, choices }, text }: { field: RowField; text: string }) {
  const id = `c${column}`;
  const named = { id, name: `now.${column}`, 'aria-describedby': hint ? `${id}-hint` : undefined };
  return (
    <div class="field">
      <label for={id}>
        <b>{label}</b>
      </label>
      {hint ? (
        <div class="soft" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      <input type="hidden" name={`was.${column}`} value={before} />
      {choices ? (
        <select {...named}>
          {[...new Set(['', text, ...choices])].map((choice) => (
            <option key={choice} value={choice} selected={choice === text}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <textarea {...named} rows={Math.min(12, Math.ceil(text.length / 70) + text.split('\n').length - 1 || 1)}>
          {text}
        </textarea>
      )}
    </div>
  );
}

const ROW_CSS = `
.field{margin:0 0 16px}
.field textarea{min-height:44px}
.refusal{padding:10px 14px;border-radius:8px;background:var(--bad-soft);color:var(--bad)}
`;

import { type CellStyle, styleOf } from '../../drive/cell-style.ts';
import { columnName } from '../../sheets/a1.ts';
import { conditionalStyles } from '../../sheets/conditional-style.ts';
import type { Area, Cell, Sheet, Workbook } from '../../sheets/model.ts';
import { formatted } from '../../sheets/number-format.ts';
import { rowAddress } from './row-page.tsx';
import { declarations, over, type StyleClasses } from './style-classes.ts';

const USUAL_WIDTH = 100;
const ROW_HEAD_WIDTH = 46;
const HEAD_HEIGHT = 25;
const ROW_HEIGHT = 26;

export interface Shown {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  /** The rows to show, zero-based. Frozen rows come first on every page. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly classes: StyleClasses;
  readonly now: Date;
}

/** A tab as a table with row numbers and column letters. */
export function SheetTable({ workbook, sheet, rows, columns, classes, now }: Shown) {
  const conditional = conditionalStyles(workbook, sheet, now);
  const { frozenRowCount = 0 } = sheet.properties.gridProperties;
  const merges = mergePlan(sheet.merges, rows, columns);
  const width = (column: number): number => sheet.columnProperties[column]?.pixelSize ?? USUAL_WIDTH;
  const total = columns.reduce((sum, column) => sum + width(column), ROW_HEAD_WIDTH);

  const cellOf = (row: number, column: number) => {
    const span = merges.get(`${row}:${column}`);
    if (span === 'covered') return null;
    const cell = sheet.rows[row]?.cells[column] ?? null;
    const style = over(styleOf(workbook, cell), conditional?.(cell, row, column) as CellStyle | undefined);
    const numeric = typeof cell?.value === 'number';
    const text = cell?.value === undefined ? '' : formatted(cell.value, style.numberFormat, workbook.properties.locale);
    return (
      <td
        key={column}
        class={
          [classes.name(declarations(style, numeric)), cell?.note ? 'noted' : ''].filter(Boolean).join(' ') || undefined
        }
        title={cell?.note ?? (text.length > 40 ? text : undefined)}
        colSpan={span?.columns}
        rowSpan={span?.rows}
      >
        <CellText text={text} cell={cell} link={style.textFormat?.link?.uri} />
      </td>
    );
  };

  return (
    <table class={`sheet ${classes.name(`width:${total}px`) ?? ''}`}>
      <caption class="away">{sheet.properties.title}</caption>
      <colgroup>
        <col class={classes.name(`width:${ROW_HEAD_WIDTH}px`)} />
        {columns.map((column) => (
          <col key={column} class={classes.name(`width:${width(column)}px`)} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th class="corner">
            <span class="away">Номер строки</span>
          </th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {columnName(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row}
            id={`r${row + 1}`}
            class={row < frozenRowCount ? `frozen ${row === 0 ? 'first' : ''}` : undefined}
          >
            <th scope="row">
              {row < frozenRowCount ? (
                row + 1
              ) : (
                <a
                  href={rowAddress(workbook.id, sheet.properties.sheetId, row)}
                  aria-label={`Открыть строку ${row + 1}`}
                >
                  {row + 1}
                </a>
              )}
            </th>
            {columns.map((column) => cellOf(row, column))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const INSIDE = /^#gid=(\d+)(?:&range=[A-Z]*(\d+).*)?$/;

/** The address of the page that shows the target of a link inside the workbook (`#gid=1002&range=5:9`). */
function addressInside(link: string): string | undefined {
  const [, gid, row] = INSIDE.exec(link) ?? [];
  return gid && `?gid=${gid}${row ? `#r${row}` : ''}`;
}

function CellText({ text, cell, link }: { text: string; cell: Cell | null; link: string | undefined }) {
  const address =
    link ?? (typeof cell?.value === 'string' && /^https?:\/\/\S+$/.test(cell.value) ? cell.value : undefined);
  const inside = address && addressInside(address);
  if (inside) return <a href={inside}>{text}</a>;
  // Only web and mail addresses become links, because a cell must not run code.
  if (address && /^(https?:|mailto:)/i.test(address)) {
    return (
      <a href={address} rel="noreferrer">
        {text}
      </a>
    );
  }
  return <>{text}</>;
}

type Span = 'covered' | { readonly rows: number; readonly columns: number };

/** For each cell of a merge: the visible rows and columns that it spans, or `covered` if another cell covers it. */
function mergePlan(merges: readonly Area[], rows: readonly number[], columns: readonly number[]): Map<string, Span> {
  const plan = new Map<string, Span>();
  for (const area of merges) {
    const inRows = rows.filter((row) => row >= area.startRowIndex && row < area.endRowIndex);
    const inColumns = columns.filter((column) => column >= area.startColumnIndex && column < area.endColumnIndex);
    for (const row of inRows) {
      for (const column of inColumns) {
        const first = row === inRows[0] && column === inColumns[0];
        plan.set(`${row}:${column}`, first ? { rows: inRows.length, columns: inColumns.length } : 'covered');
      }
    }
  }
  return plan;
}

export const SHEET_CSS = `
.bar{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:baseline;padding:12px 16px;background:var(--paper);border-bottom:1px solid var(--line)}
.bar h1{font-size:1.15rem;margin:0}
.tabs{display:flex;gap:2px;overflow-x:auto;padding:8px 12px 0;background:var(--paper);border-bottom:1px solid var(--line);scrollbar-width:thin}
.tabs a{flex:none;padding:8px 14px;border:1px solid transparent;border-bottom:3px solid transparent;border-radius:8px 8px 0 0;color:var(--ink);text-decoration:none;font-size:.95rem}
.tabs a:hover{background:var(--ground)}
.tabs a[aria-current]{border-bottom-color:var(--accent);background:var(--accent-soft);font-weight:600}
.grid{overflow:auto;max-height:calc(100vh - 150px);color-scheme:light;--link:#11566a;color:#1d2731;background:#fff;border-bottom:1px solid var(--line)}
.sheet{border-collapse:separate;border-spacing:0;table-layout:fixed;font-size:13px;line-height:1.35;background:#fff}
.sheet td,.sheet th{border-right:1px solid #dfe3e8;border-bottom:1px solid #dfe3e8;padding:3px 5px;vertical-align:bottom;overflow:hidden;text-overflow:ellipsis;white-space:pre;height:${ROW_HEIGHT}px}
.sheet th{background:#f0f2f5;color:#46525e;font-weight:500;text-align:center;font-size:12px}
.sheet thead th{position:sticky;top:0;z-index:3;height:${HEAD_HEIGHT}px}
.sheet tbody th{position:sticky;left:0;z-index:2;vertical-align:middle}
.sheet tr{scroll-margin-top:80px}
.sheet tr:target td{background-color:#fff8e1}
.sheet .corner{left:0;z-index:4}
.sheet .first td,.sheet .first th{position:sticky;top:${HEAD_HEIGHT}px;z-index:1}
.sheet .first td{background-color:#fff}
.sheet .first th{z-index:3}
.sheet .frozen:not(:has(+ .frozen)) td,.sheet .frozen:not(:has(+ .frozen)) th{border-bottom:2px solid #aab4be}
.sheet tbody th a{display:block;color:inherit;text-decoration:none}
.sheet tbody th a:hover{text-decoration:underline}
.sheet .noted{background-image:linear-gradient(225deg,#c77700 6px,transparent 6.5px);background-repeat:no-repeat}
.away{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.below{padding:12px 16px;display:flex;flex-wrap:wrap;gap:8px 20px;align-items:center}
.below p{margin:0}
.charts{display:flex;flex-wrap:wrap;gap:16px;padding:16px;align-items:flex-start}
.charts figure{margin:0;padding:12px;color-scheme:light;color:#1d2731;background:#fff;border:1px solid var(--line);border-radius:10px;max-width:100%}
.charts svg{display:block;max-width:100%;height:auto}
@media (max-width:520px){.grid{max-height:none}}
@media print{.bar,.tabs,.below{display:none}.grid{max-height:none;overflow:visible;border:0}.sheet thead th,.sheet tbody th,.sheet .first td{position:static}}
`;

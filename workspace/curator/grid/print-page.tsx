import type { ComponentChildren } from 'preact';
import type { Answer } from '../../../emulator/application-pages.ts';
import { staffPage } from '../page.tsx';
import type { GridColumn, GridView } from './grid-view.ts';

/** The width of the text on A4 in landscape, in the same pixels as the columns' widths. Paper shows these pixels smaller than the screen does. */
const PAPER_WIDTH = 1500;
/** In pixels. The text of a wider column is wrapped. */
const WIDEST = 320;

interface Placed {
  readonly column: GridColumn;
  /** The column's index in {@link GridView.columns}. */
  readonly at: number;
}

const widthOf = ({ column }: Placed) => Math.min(column.width, WIDEST);
const sum = (placed: readonly Placed[]) => placed.reduce((total, each) => total + widthOf(each), 0);

/**
 * Divides the columns into parts that fit on the paper. Each part repeats the frozen columns, or else the first one, because they identify the row.
 */
export function paperParts(columns: readonly Placed[]): readonly (readonly Placed[])[] {
  const frozen = columns.filter(({ column }) => column.frozen);
  const repeated = frozen.length > 0 ? frozen : columns.slice(0, 1);
  const parts: Placed[][] = [];
  for (const each of columns) {
    if (repeated.includes(each)) continue;
    const last = parts.at(-1);
    if (last && sum(last) + widthOf(each) <= PAPER_WIDTH) last.push(each);
    else parts.push([...repeated, each]);
  }
  return parts.length > 0 ? parts : [repeated];
}

/**
 * A tab for paper: A4 in landscape, all filled rows, no column cut. If the tab is wider than the paper, empty columns are left out, and the page
 * names them. A narrower tab keeps its empty columns, because people sign and write there.
 */
export function printPage(
  { gid, title, columns, rows }: GridView,
  charts: ComponentChildren,
  isExample: boolean,
): Answer {
  const filled = rows.filter(({ cells }) => cells.some(({ text }) => text !== ''));
  const placed = columns.map((column, at): Placed => ({ column, at }));
  const isFull = ({ at }: Placed) => filled.some(({ cells }) => cells[at]?.text);
  const empty = paperParts(placed).length > 1 ? placed.filter((each) => !isFull(each)) : [];
  const parts = paperParts(placed.filter((each) => !empty.includes(each)));
  return staffPage({
    title,
    here: '/workbook',
    isExample,
    width: 'full',
    part: 'print',
    body: (
      <>
        <p class="action no-print">
          <button type="button" data-print hidden>
            Напечатать
          </button>
          <a href={`/workbook?gid=${gid}`}>Вернуться к листу</a>
          <span class="hint">А4, альбомный лист. Частей по ширине: {parts.length}.</span>
        </p>
        {filled.length === 0 ? <p>На этом листе пока ничего нет.</p> : null}
        {filled.length === 0
          ? null
          : parts.map((part, number) => (
              <table key={part[0]?.at} class="paper">
                <caption>
                  {title}
                  {parts.length > 1 ? `, часть ${number + 1} из ${parts.length}` : ''}
                </caption>
                <colgroup>
                  {part.map((each) => (
                    <col key={each.at} width={`${((widthOf(each) / sum(part)) * 100).toFixed(2)}%`} />
                  ))}
                </colgroup>
                <thead>
                  <tr>
                    {part.map(({ column, at }) => (
                      <th key={at} scope="col">
                        {column.title}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {filled.map(({ index, cells }) => (
                    <tr key={index}>
                      {part.map(({ at }) => (
                        <td key={at}>{cells[at]?.text}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            ))}
        {filled.length > 0 && empty.length > 0 ? (
          <p class="hint">Пустые столбцы не напечатаны: {empty.map(({ column }) => column.title).join(', ')}.</p>
        ) : null}
        {charts}
      </>
    ),
  });
}

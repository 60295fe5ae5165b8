import type { Answer, Context, Request } from '../../core/exchange.ts';
import type { Sheet, Workbook } from '../../sheets/model.ts';
import { loadWorkbook, workbookExists } from '../../sheets/repository.ts';
import { ChartFigure } from '../chart/chart.tsx';
import { cellsIn, chartData } from '../chart/chart-data.ts';
import { htmlAnswer, missingPage } from '../layout.tsx';
import { rowFields } from './row-fields.ts';
import { SHEET_CSS, SheetTable } from './sheet-table.tsx';
import { shownColumns } from './shown-columns.ts';
import { StyleClasses } from './style-classes.ts';
import { type HidesTab, visibleTabs } from './visible-tabs.ts';

const ROWS_A_PAGE = 500;
/** The least number of rows that a page shows. A short tab has some empty rows, as in Sheets. */
const LEAST_ROWS = 12;

/** GET /spreadsheets/d/{id}?gid=…&page=…: one tab; row numbers link to the page for filling in the row. */
export function spreadsheetPage(
  request: Request,
  id: string,
  { store, clock, identity }: Context,
  hidesTab: HidesTab,
): Answer {
  const now = clock.now();
  if (!workbookExists(store, id)) return missingPage('Такой таблицы нет');
  const workbook = loadWorkbook(store, id);
  const visible = visibleTabs(workbook, identity, hidesTab);
  const gid = request.query.get('gid');
  const sheet = gid === null ? visible[0] : visible.find((each) => String(each.properties.sheetId) === gid);
  if (!sheet) return missingPage('Такого листа в таблице нет');
  const all = shownRows(sheet);
  const pages = Math.max(1, Math.ceil(all.length / ROWS_A_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(Number(request.query.get('page') ?? 1)) || 1), pages);
  const { frozenRowCount = 0 } = sheet.properties.gridProperties;
  const here = all.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE);
  const rows = page === 1 ? here : [...all.filter((row) => row < frozenRowCount), ...here];
  const isChart = sheet.properties.sheetType === 'OBJECT';
  const fillable = !isChart && rowFields(workbook, sheet, frozenRowCount).some(({ open }) => open);
  const classes = new StyleClasses();
  const charts = <Charts workbook={workbook} sheet={sheet} />;
  const table = (
    <SheetTable
      workbook={workbook}
      sheet={sheet}
      rows={rows}
      columns={shownColumns(sheet)}
      classes={classes}
      now={now}
    />
  );
  const body = (
    <>
      <div class="bar">
        <h1>{workbook.properties.title}</h1>
        <span class="soft">
          {fillable ? 'чтобы вписать или исправить, нажмите номер строки' : 'этот лист только для чтения'}
        </span>
        <a href="/">Все таблицы и формы</a>
      </div>
      <nav class="tabs" aria-label="Листы">
        {visible.map(({ properties }) => (
          <a
            key={properties.sheetId}
            href={`/spreadsheets/d/${id}?gid=${properties.sheetId}`}
            aria-current={properties === sheet.properties ? 'page' : undefined}
          >
            {properties.title}
          </a>
        ))}
      </nav>
      {/* Keyboard users must be able to scroll this region, as mouse users can. */}
      {isChart ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach a region that scrolls
        <section class="grid" tabIndex={0} aria-label={`Лист «${sheet.properties.title}»`}>
          {table}
        </section>
      )}
      {pages > 1 ? (
        <Pager
          address={`/spreadsheets/d/${id}?gid=${sheet.properties.sheetId}`}
          {...{ page, pages, here, total: all.length }}
        />
      ) : null}
      {charts}
    </>
  );
  // The stylesheet comes before the table, but we know the table's classes only after we render it.
  return htmlAnswer({
    title: `${sheet.properties.title} — ${workbook.properties.title}`,
    width: 'full',
    body,
    css: () => SHEET_CSS + classes.css(),
  });
}

/** The visible rows up to the last row with content, and a few more. */
function shownRows(sheet: Sheet): number[] {
  const last = sheet.rows.findLastIndex((row) =>
    row?.cells.some((cell) => cell?.value !== undefined || cell?.note !== undefined),
  );
  const count = Math.min(sheet.properties.gridProperties.rowCount, Math.max(last + 3, LEAST_ROWS));
  return Array.from({ length: count }, (_, index) => index).filter((row) => !sheet.rowProperties[row]?.hiddenByUser);
}

interface PagerParts {
  readonly address: string;
  readonly page: number;
  readonly pages: number;
  readonly here: readonly number[];
  readonly total: number;
}

function Pager({ address, page, pages, here, total }: PagerParts) {
  return (
    <nav class="below" aria-label="Страницы листа">
      <p>
        Строки {(here[0] ?? 0) + 1}–{(here.at(-1) ?? 0) + 1} из {total}
      </p>
      {page > 1 ? <a href={`${address}&page=${page - 1}`}>← Предыдущие</a> : null}
      {page < pages ? <a href={`${address}&page=${page + 1}`}>Следующие →</a> : null}
    </nav>
  );
}

function Charts({ workbook, sheet }: { workbook: Workbook; sheet: Sheet }) {
  const drawn = sheet.charts.flatMap((chart) => {
    const data = chartData(chart.spec, cellsIn(workbook));
    return data ? [{ chart, data }] : [];
  });
  if (drawn.length === 0) return null;
  return (
    <div class="charts">
      {drawn.map(({ chart, data }) => {
        const { widthPixels, heightPixels } = chart.position.overlayPosition ?? {};
        return (
          <ChartFigure
            key={chart.chartId}
            data={data}
            {...(widthPixels ? { width: widthPixels } : {})}
            {...(heightPixels ? { height: heightPixels } : {})}
          />
        );
      })}
    </div>
  );
}

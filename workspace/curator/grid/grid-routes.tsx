import * as z from 'zod';
import { type Answer, json } from '../../../emulator/application-pages.ts';
import { recordDone } from '../../record-done.ts';
import { UserFacingError } from '../../user-facing-error.ts';
import type { PageRequest, PageRoute } from '../page-routes.tsx';
import { editsOfTab, problemIn, writeEdits } from './cell-edits.ts';
import { ChartFigures } from './chart-figures.tsx';
import { csvOf } from './csv.ts';
import type { GridView } from './grid-view.ts';
import { printPage } from './print-page.tsx';
import { readCharts } from './read-charts.ts';
import { readTabs, readView } from './read-view.ts';
import { tabMenu } from './tab-menu.ts';
import { workbookPage } from './workbook-page.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const NO_TAB = 'Такого листа в таблице больше нет. Откройте «Таблица» заново.';
/** In bytes: enough for a pasted staff list. */
const EDITS_LIMIT = 8 * 1024 * 1024;
/** How long a browser waits for a change, in milliseconds, before it asks again. Proxies close silent connections after a minute. */
const LONGEST_WAIT = 25_000;

const gidOf = (query: URLSearchParams): number | undefined => {
  const gid = query.get('gid');
  return gid !== null && /^\d+$/.test(gid) ? Number(gid) : undefined;
};

/** The tab that the address names; undefined if there is no such tab. */
async function tabOf({ context, query, identity }: PageRequest): Promise<GridView | undefined> {
  const gid = gidOf(query);
  return gid === undefined ? undefined : readView(context.google(identity).sheets, context.school.spreadsheetId, gid);
}

/** An answer with JSON without indents. */
const compact = (value: unknown, status = 200): Answer =>
  json(value, { query: new URLSearchParams({ prettyPrint: 'false' }) }, status);

const page: PageRoute = {
  method: 'GET',
  pattern: /^\/workbook$/,
  async answer({ context, query, identity }) {
    const { spreadsheetId } = context.school;
    const groups = tabMenu(await readTabs(context.google(identity).sheets, spreadsheetId));
    const all = groups.flatMap(({ tabs }) => tabs);
    const asked = gidOf(query);
    const tab = asked === undefined ? all[0] : all.find(({ gid }) => gid === asked);
    if (!tab) throw new UserFacingError(NO_TAB);
    const charts = await readCharts(context.google(identity).sheets, spreadsheetId, tab.gid);
    return workbookPage({ ...tab, groups, spreadsheetId, charts, isExample: context.isExample });
  },
};

const print: PageRoute = {
  method: 'GET',
  pattern: /^\/workbook\/print$/,
  async answer(asked) {
    const view = await tabOf(asked);
    if (!view) throw new UserFacingError(NO_TAB);
    const { context, identity } = asked;
    const charts = await readCharts(context.google(identity).sheets, context.school.spreadsheetId, view.gid);
    return printPage(view, <ChartFigures charts={charts} />, context.isExample);
  },
};

const cells: PageRoute = {
  method: 'GET',
  pattern: /^\/workbook\/cells$/,
  async answer(asked) {
    const view = await tabOf(asked);
    return view ? compact(view) : compact({ why: NO_TAB }, 404);
  },
};

const edits: PageRoute = {
  method: 'POST',
  pattern: /^\/workbook\/cells$/,
  bodyLimit: EDITS_LIMIT,
  async answer({ context, form, identity }) {
    const sent = editsOfTab.safeParse(JSON.parse(form.get('edits') ?? 'null'));
    if (!sent.success) return compact({ why: problemIn(sent.error) }, 400);
    const { refused, written } = await writeEdits(
      context.google(identity).sheets,
      context.school.spreadsheetId,
      sent.data,
    );
    if (context.actor !== undefined && written) await recordDone(context.school, { who: context.actor, ...written });
    return compact({ refused });
  },
};

/**
 * Server-sent events: one event with the present edition number. Then the answer ends, and the browser's EventSource sends the next request with that
 * number. So the server needs no list of browsers, and a closed browser costs nothing after the wait.
 */
const changes: PageRoute = {
  method: 'GET',
  pattern: /^\/workbook\/changes$/,
  async answer({ context: { editions }, lastEvent }) {
    const edition = lastEvent === undefined ? editions.now : await editions.after(Number(lastEvent), LONGEST_WAIT);
    return {
      status: 200,
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
      body: `retry: 200\nid: ${edition}\ndata: ${edition}\n\n`,
    };
  },
};

const download = (type: string, name: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
});

const csv: PageRoute = {
  method: 'GET',
  pattern: /^\/workbook\/tab\.csv$/,
  async answer(asked) {
    const view = await tabOf(asked);
    if (!view) throw new UserFacingError(NO_TAB);
    return { status: 200, headers: download('text/csv; charset=utf-8', `${view.title}.csv`), body: csvOf(view) };
  },
};

const xlsx: PageRoute = {
  method: 'GET',
  pattern: /^\/workbook\/workbook\.xlsx$/,
  async answer({ context, identity }) {
    const { drive } = context.google(identity);
    const asked = { fileId: context.school.spreadsheetId, mimeType: XLSX };
    const { data } = await drive.files.export(asked, { responseType: 'arraybuffer' });
    return {
      status: 200,
      headers: download(XLSX, 'Программа наставничества.xlsx'),
      body: new Uint8Array(z.instanceof(ArrayBuffer).parse(data)),
    };
  },
};

export const gridRoutes: readonly PageRoute[] = [page, print, cells, edits, changes, csv, xlsx];

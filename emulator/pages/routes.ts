import type { Route } from '../core/exchange.ts';
import { documentDownload, documentPage } from './document-page.ts';
import { folderPage } from './folder-page.tsx';
import { homePage, type PageLink } from './home.tsx';
import { rowPage } from './sheet/row-page.tsx';
import { spreadsheetDownload } from './sheet/spreadsheet-download.ts';
import { spreadsheetPage } from './sheet/spreadsheet-page.tsx';
import type { HidesTab } from './sheet/visible-tabs.ts';
import { writeRow } from './sheet/write-row.ts';

/**
 * Routes of plain pages for reading and for filling in rows. An application may add its own pages before these routes, and links on the first page.
 */
export const pageRoutes = (
  links: readonly PageLink[],
  hidesTab: HidesTab,
  progress?: () => string | undefined,
): readonly Route[] => routes(links, hidesTab, progress).map((route) => ({ ...route, audience: 'people' }));

const routes = (
  links: readonly PageLink[],
  hidesTab: HidesTab,
  progress?: () => string | undefined,
): readonly Route[] => [
  {
    method: 'GET',
    // An application may have its own first page. The list of files is then at the second address.
    pattern: /^\/(files)?$/,
    handle: (_request, _params, context) => homePage(context, links, progress?.()),
  },
  {
    method: 'GET',
    pattern: /^\/document\/d\/(?<id>[^/]+)(\/(edit|preview)?)?$/,
    handle: (_request, { id = '' }, context) => documentPage(id, context),
  },
  {
    method: 'GET',
    pattern: /^\/document\/d\/(?<id>[^/]+)\/export$/,
    handle: (request, { id = '' }, context) => documentDownload(request, id, context),
  },
  {
    method: 'GET',
    pattern: /^\/drive\/folders\/(?<id>[^/]+)$/,
    handle: (_request, { id = '' }, context) => folderPage(id, context),
  },
  {
    method: 'GET',
    pattern: /^\/spreadsheets\/d\/(?<id>[^/]+)(\/(edit)?)?$/,
    handle: (request, { id = '' }, context) => spreadsheetPage(request, id, context, hidesTab),
  },
  {
    method: 'GET',
    pattern: /^\/spreadsheets\/d\/(?<id>[^/]+)\/export$/,
    handle: (request, { id = '' }, context) => spreadsheetDownload(request, id, context, hidesTab),
  },
  {
    method: 'GET',
    pattern: /^\/spreadsheets\/d\/(?<id>[^/]+)\/row$/,
    handle: (request, { id = '' }, context) => rowPage(id, request.query, context),
  },
  {
    method: 'POST',
    pattern: /^\/spreadsheets\/d\/(?<id>[^/]+)\/row$/,
    handle: (request, { id = '' }, context) => writeRow(request, id, context),
  },
];

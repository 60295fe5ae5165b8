import type { Route } from '../core/exchange.ts';
import { homePage } from './home.tsx';
import { spreadsheetPage } from './sheet/spreadsheet-page.tsx';

/** Plain pages to read; an application may put its own before them. */
export const pageRoutes: readonly Route[] = [
  { method: 'GET', pattern: /^\/$/, handle: (_request, _params, context) => homePage(context) },
  {
    method: 'GET',
    pattern: /^\/spreadsheets\/d\/(?<id>[^/]+)(\/(edit)?)?$/,
    handle: (request, { id = '' }, context) => spreadsheetPage(request, id, context),
  },
];

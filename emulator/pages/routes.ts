import type { Route } from '../core/exchange.ts';
import { homePage, type PageLink } from './home.tsx';
import { spreadsheetPage } from './sheet/spreadsheet-page.tsx';

/** Plain pages to read; an application may put its own before them, and links to them on the first. */
export const pageRoutes = (links: readonly PageLink[]): readonly Route[] => [
  { method: 'GET', pattern: /^\/$/, handle: (_request, _params, context) => homePage(context, links) },
  {
    method: 'GET',
    pattern: /^\/spreadsheets\/d\/(?<id>[^/]+)(\/(edit)?)?$/,
    handle: (request, { id = '' }, context) => spreadsheetPage(request, id, context),
  },
];

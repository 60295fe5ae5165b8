/** The types and functions for an application's own pages (`EmulatorOptions.routes`). Such pages look like the emulator's pages. */
export { type Answer, identityOf, json, type Request, type Route } from './core/exchange.ts';
export type { Field } from './forms/fields.ts';
export type { FormDocument } from './forms/model.ts';
export { FormContent, pageTitle } from './forms/page/form-content.tsx';
export type { FormPage, FormPages, SentPage } from './forms/page/form-pages.ts';
export { plainFormPages } from './forms/page/plain-form-pages.ts';
export type { Entered } from './forms/submission.ts';
export { OTHER } from './forms/submission.ts';
export { ChartFigure } from './pages/chart/chart.tsx';
export { type ChartCell, type ChartData, type ChartSource, chartData } from './pages/chart/chart-data.ts';
export { htmlAnswer, missingPage } from './pages/layout.tsx';

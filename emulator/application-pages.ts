/** The types and functions for an application's own pages (`EmulatorOptions.routes`). Such pages look like the emulator's pages. */
export { type Answer, identityOf, json, type Request, type Route } from './core/exchange.ts';
export { ChartFigure } from './pages/chart/chart.tsx';
export { type ChartCell, type ChartData, chartData } from './pages/chart/chart-data.ts';
export { htmlAnswer, missingPage } from './pages/layout.tsx';

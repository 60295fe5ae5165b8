/** The types and functions for an application's own pages (`EmulatorOptions.routes`). Such pages look like the emulator's pages. */
export { type Answer, identityOf, json, type Request, type Route } from './core/exchange.ts';
export { htmlAnswer, missingPage } from './pages/layout.tsx';

/** What an application needs for its own pages beside Google's (`EmulatorOptions.routes`), in the same look. */
export { type Answer, json, type Request, type Route } from './core/exchange.ts';
export { htmlAnswer, missingPage } from './pages/layout.tsx';

import { type FunctionTable, range, scalar } from '../function.ts';
import { FormulaError } from '../value.ts';
import { text } from './arguments.ts';

/** A function that would load something from the Internet. The emulator returns this error instead. */
const fetching = (type: 'REF' | 'N_A' | 'ERROR', message: string) =>
  range([1, Infinity], () => {
    throw new FormulaError(type, message);
  });

/** Functions about web addresses, and functions that show a picture in their cell and have no value. */
export const WEB: FunctionTable = {
  ENCODEURL: scalar(1, (args, call) =>
    encodeURIComponent(text(args, 0, call)).replace(
      /[!'()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  ),
  SPARKLINE: range([1, 2], () => ''),
  IMAGE: range([1, 4], () => ''),
  IMPORTRANGE: fetching('REF', 'You need to connect these sheets.'),
  IMPORTDATA: fetching('N_A', 'Could not fetch url.'),
  IMPORTFEED: fetching('N_A', 'Could not fetch url.'),
  IMPORTHTML: fetching('N_A', 'Could not fetch url.'),
  IMPORTXML: fetching('N_A', 'Could not fetch url.'),
  GOOGLEFINANCE: fetching('N_A', 'The emulator asks no other server.'),
  GOOGLETRANSLATE: fetching('ERROR', 'The emulator asks no other server.'),
  DETECTLANGUAGE: fetching('ERROR', 'The emulator asks no other server.'),
};

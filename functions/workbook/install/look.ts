import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Display } from '../../../sheets-schema/cell.ts';
import type { Owner } from '../../../sheets-schema/table.ts';

type Color = sheets_v4.Schema$Color;
type CellFormat = sheets_v4.Schema$CellFormat;

/** Converts `#rrggbb` to Google's colour: channels from 0 to 1. */
export function color(hex: string): Color {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return { red: channel(1), green: channel(3), blue: channel(5) };
}

/** The header's colour tells who fills a column: yellow – staff, blue – a form, grey – Nastavnik. */
const HEADER: Readonly<Record<Owner, string>> = { staff: '#fff2cc', form: '#dbe9fb', system: '#e8eaed' };

export function headerFormat(owner: Owner): CellFormat {
  return {
    backgroundColor: color(HEADER[owner]),
    textFormat: { bold: true },
    wrapStrategy: 'WRAP',
    verticalAlignment: 'MIDDLE',
  };
}

const PATTERNS: Readonly<Record<Display, sheets_v4.Schema$NumberFormat>> = {
  text: { type: 'TEXT', pattern: '@' },
  integer: { type: 'NUMBER', pattern: '0' },
  date: { type: 'DATE', pattern: 'dd.mm.yyyy' },
  dateTime: { type: 'DATE_TIME', pattern: 'dd.mm.yyyy hh:mm' },
  time: { type: 'TEXT', pattern: '@' },
  percent: { type: 'NUMBER', pattern: '0.0' },
};

/** System columns are grey, so that nobody types there by mistake. */
export function cellFormat(owner: Owner, display: Display): CellFormat {
  return {
    numberFormat: PATTERNS[display],
    wrapStrategy: 'WRAP',
    verticalAlignment: 'TOP',
    ...(owner === 'system' ? { backgroundColor: color('#f8f9fa') } : {}),
  };
}

/** The colours of states. The cell also shows the state as a word, so colour is never the only sign. */
export const STATE_COLORS: Readonly<Record<string, string>> = {
  выполнено: '#d9ead3',
  просрочено: '#f4cccc',
  идёт: '#fff2cc',
  'не требуется': '#eeeeee',
  действует: '#d9ead3',
  отправлено: '#d9ead3',
  'не доставлено': '#f4cccc',
  неизвестно: '#f4cccc',
  'задержано куратором': '#fff2cc',
};

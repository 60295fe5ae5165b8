import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

/**
 * The beginning of each sheet in an answer. A quote inside a text is escaped, so this can stand only where a sheet begins. Google prints the fields of
 * a message in the order of its definition.
 */
const SHEET_START = Buffer.from('{"properties":{"sheetId":');

/** In bytes. We do not keep a larger answer, because it would occupy too much memory for too long. Most schools need a tenth of this. */
const MOST_KEPT_BYTES = 8_000_000;

interface Part {
  readonly bytes: Buffer;
  readonly sheet: unknown;
}

function startsOf(body: Buffer): number[] {
  const starts: number[] = [];
  for (let at = body.indexOf(SHEET_START); at >= 0; at = body.indexOf(SHEET_START, at + 1)) starts.push(at);
  return starts;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Keeps the last answer about a spreadsheet. Only sheets whose text has changed are parsed again; the other sheets are the same objects as before. So
 * nobody may change an answer.
 */
export class KeptAnswer {
  private question = '';
  private parts: readonly Part[] = [];

  /**
   * Parses an answer.
   * @param question - everything in the request that decides what the answer contains
   * @returns the parsed JSON; the body as text if it is not JSON, for example because it was cut off
   */
  parse(question: string, body: Buffer): unknown {
    const before = question === this.question ? this.parts : [];
    const read = body.byteLength > MOST_KEPT_BYTES ? undefined : inParts(body, before);
    this.question = question;
    this.parts = read?.parts ?? [];
    if (read) return read.message;
    const text = body.toString();
    return parsed(text) ?? text;
  }
}

/** The message of an answer, composed of its sheets; undefined if the answer has no sheets. */
function inParts(
  body: Buffer,
  before: readonly Part[],
): { readonly message: sheets_v4.Schema$Spreadsheet; readonly parts: readonly Part[] } | undefined {
  const starts = startsOf(body);
  const last = starts.pop();
  if (last === undefined) return undefined;
  const parts = starts.map((start, index): Part => {
    const bytes = body.subarray(start, (starts[index + 1] ?? last) - ','.length);
    const known = before[index];
    // We keep the new bytes even if the text is the same, because the old bytes would keep the whole old body in memory.
    return { bytes, sheet: known?.bytes.equals(bytes) ? known.sheet : parsed(bytes.toString()) };
  });
  // The text of the last sheet also contains the other fields of the spreadsheet, so we parse them together. Meanwhile a number stands in place of
  // each other sheet.
  const frame = parsed(
    `${body.toString('utf8', 0, starts[0] ?? last)}${parts.map((_, index) => `${index},`).join('')}${body.toString('utf8', last)}`,
  );
  const message = frame as (sheets_v4.Schema$Spreadsheet & { readonly sheets?: unknown[] }) | undefined;
  const places = message?.sheets;
  if (!message || !Array.isArray(places) || places.length !== parts.length + 1) return undefined;
  for (const [index, { sheet }] of parts.entries()) {
    if (sheet === undefined || places[index] !== index) return undefined;
    places[index] = sheet as sheets_v4.Schema$Sheet;
  }
  return { message, parts };
}

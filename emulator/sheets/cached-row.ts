/**
 * A row of an answer as JSON text in UTF-8. Stored rows never change and are shown often, so we make the text of a row once for each mask.
 */
export class CachedRow {
  readonly text: Buffer;

  constructor(row: object) {
    this.text = Buffer.from(JSON.stringify(row));
  }

  /** The row as a message. `JSON.stringify` calls this too. */
  toJSON(): unknown {
    return JSON.parse(this.text.toString());
  }
}

/** The nested fields of an answer that may contain kept rows. */
const AROUND_ROWS: ReadonlySet<string> = new Set(['updatedSpreadsheet', 'sheets', 'data', 'rowData']);

/** The JSON text of an answer in UTF-8. It copies the text of kept rows. */
export function spreadsheetJson(answer: object): Buffer {
  const parts: Uint8Array[] = [];
  let text = '';
  const writeRow = (row: CachedRow): void => {
    parts.push(Buffer.from(text), row.text);
    text = '';
  };
  const writeField = (name: string, value: unknown): void => {
    if (!AROUND_ROWS.has(name) || typeof value !== 'object' || value === null) text += JSON.stringify(value);
    else if (Array.isArray(value)) writeList(value);
    else writeMessage(value);
  };
  const writeList = (list: readonly object[]): void => {
    text += '[';
    for (const [index, each] of list.entries()) {
      if (index > 0) text += ',';
      if (each instanceof CachedRow) writeRow(each);
      else writeMessage(each);
    }
    text += ']';
  };
  const writeMessage = (message: object): void => {
    text += '{';
    let following = '';
    for (const [name, value] of Object.entries(message)) {
      if (value === undefined) continue;
      text += `${following}${JSON.stringify(name)}:`;
      writeField(name, value);
      following = ',';
    }
    text += '}';
  };
  writeMessage(answer);
  parts.push(Buffer.from(text));
  return Buffer.concat(parts);
}

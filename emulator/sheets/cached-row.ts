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

/** All rows of a tab. The tab never changes, so we join their text once. */
export class CachedRows extends Array<object> {
  #text: Buffer | undefined;

  /** The list as JSON text in UTF-8. */
  get text(): Buffer {
    this.#text ??= joined((add) => add.list(this));
    return this.#text;
  }
}

/** The nested fields of an answer that may contain cached rows. */
const AROUND_ROWS: ReadonlySet<string> = new Set(['updatedSpreadsheet', 'sheets', 'data', 'rowData']);

/** Adds values to a JSON text. */
interface Writer {
  list(list: readonly object[]): void;
  message(message: object): void;
}

/** The JSON text of an answer in UTF-8. It copies the text of cached rows. */
export const spreadsheetJson = (answer: object): Buffer => joined((add) => add.message(answer));

/** The text that `write` adds. */
function joined(write: (add: Writer) => void): Buffer {
  const parts: Uint8Array[] = [];
  let text = '';
  const addText = (cached: Buffer): void => {
    parts.push(Buffer.from(text), cached);
    text = '';
  };
  const addField = (name: string, value: unknown): void => {
    if (!AROUND_ROWS.has(name) || typeof value !== 'object' || value === null) text += JSON.stringify(value);
    else if (value instanceof CachedRows) addText(value.text);
    else if (Array.isArray(value)) add.list(value);
    else add.message(value);
  };
  const add: Writer = {
    list(list) {
      text += '[';
      for (const [index, each] of list.entries()) {
        if (index > 0) text += ',';
        if (each instanceof CachedRow) addText(each.text);
        else add.message(each);
      }
      text += ']';
    },
    message(message) {
      text += '{';
      let following = '';
      for (const [name, value] of Object.entries(message)) {
        if (value === undefined) continue;
        text += `${following}${JSON.stringify(name)}:`;
        addField(name, value);
        following = ',';
      }
      text += '}';
    },
  };
  write(add);
  parts.push(Buffer.from(text));
  return Buffer.concat(parts);
}

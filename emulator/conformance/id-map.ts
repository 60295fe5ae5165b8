type Id = string | number;

/** Whether a field holds a service-generated identifier: `id`, `sheetId`, `etag`, … */
export const isIdKey = (key: string): boolean => /^(id|etag)$|Ids?$/.test(key);

const isId = (value: unknown): value is Id => typeof value === 'string' || typeof value === 'number';

/** Fields with the same kind of id: a pattern for the field names, and a name for the kind. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/sheetId$/i, 'sheetId'],
  [/^(objectId|chartId|slicerId)$/, 'objectId'],
  [/^(id|fileId|spreadsheetId|formId|documentId|destinationSpreadsheetId)$/, 'id'],
  [/^(filterId|filterViewId)$/, 'filterViewId'],
];

function familyOf(key: string): string {
  if (/spreadsheetId$/i.test(key)) return 'id';
  return FAMILIES.find(([pattern]) => pattern.test(key))?.[1] ?? key.replace(/Ids$/, 'Id');
}

/** Maps recorded identifiers to ours. Each kind of field has its own map, because a tab and a chart may have the same number. */
export class IdMap {
  private readonly byFamily = new Map<string, Map<Id, Id>>();
  private readonly texts = new Map<string, string>();
  private readonly numbers = new Map<number, number>();

  /** Our identifier for a recorded identifier of this field; undefined if no answer has contained the identifier yet. */
  get(key: string, recorded: Id): Id | undefined {
    return (
      this.byFamily.get(familyOf(key))?.get(recorded) ??
      (typeof recorded === 'string' ? this.texts.get(recorded) : undefined)
    );
  }

  /** Compares a recorded answer with ours and remembers which identifiers correspond. */
  learn(recorded: unknown, ours: unknown, key = ''): void {
    if (Array.isArray(recorded) && Array.isArray(ours)) {
      for (const [index, each] of recorded.entries()) this.learn(each, ours[index], key);
    } else if (isId(recorded) && isId(ours)) {
      if (isIdKey(key)) this.add(key, recorded, ours);
    } else if (isObject(recorded) && isObject(ours)) {
      for (const [name, child] of Object.entries(recorded)) this.learn(child, ours[name], name);
    }
  }

  /** Replaces the recorded identifiers in a request body with ours. */
  inBody(value: unknown, key = ''): unknown {
    if (Array.isArray(value)) return value.map((each) => this.inBody(each, key));
    if (isObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, this.inBody(child, name)]));
    }
    if (isId(value) && isIdKey(key)) return this.get(key, value) ?? value;
    return typeof value === 'string' ? this.inText(value) : value;
  }

  /** Replaces recorded identifiers in a text with ours. Short ones stay, because they may be ordinary words. */
  inText(text: string): string {
    return text.replace(/[\w-]{5,}/g, (word) => {
      const known = this.texts.get(word);
      if (known !== undefined && word.length >= 8) return known;
      const number = /^\d+$/.test(word) ? this.numbers.get(Number(word)) : undefined;
      return number === undefined ? word : String(number);
    });
  }

  /** Replaces the recorded identifiers in a path with ours. */
  inPath(path: string): string {
    const segments = path.split('/');
    return segments
      .map((segment, index) => {
        const [id = '', ...verb] = segment.split(':');
        const text = this.texts.get(id);
        const kind = segments[index - 1];
        const number =
          /^\d+$/.test(id) && (kind === 'sheets' || kind === 'developerMetadata')
            ? this.get(kind === 'sheets' ? 'sheetId' : 'metadataId', Number(id))
            : undefined;
        return [String(text ?? number ?? id), ...verb].join(':');
      })
      .join('/');
  }

  private add(key: string, recorded: Id, ours: Id): void {
    const family = familyOf(key);
    const known = this.byFamily.get(family) ?? new Map<Id, Id>();
    this.byFamily.set(family, known);
    if (!known.has(recorded)) known.set(recorded, ours);
    if (typeof recorded === 'string' && !this.texts.has(recorded)) this.texts.set(recorded, String(ours));
    if (typeof recorded === 'number' && typeof ours === 'number' && !this.numbers.has(recorded))
      this.numbers.set(recorded, ours);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

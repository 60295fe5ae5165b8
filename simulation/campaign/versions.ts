import type { Store } from '../../emulator/store.ts';

/** The emulator's collections with the content of a spreadsheet. */
const collectionsOf = (spreadsheetId: string) => [
  'spreadsheet',
  ...['sheet', 'row', 'blank', 'metadata', 'piece'].map((kind) => `${kind}/${spreadsheetId}`),
];

type Content = ReadonlyMap<string, ReadonlyMap<string, object>>;

/** The largest number of stored versions. */
const MOST_VERSIONS = 6;

/** The version history of a spreadsheet, from which people restore old versions. */
export class Versions {
  private readonly kept: Content[] = [];
  private readonly store: Store;
  private readonly spreadsheetId: string;

  constructor(store: Store, spreadsheetId: string) {
    this.store = store;
    this.spreadsheetId = spreadsheetId;
  }

  /** The present content. */
  now(): Content {
    return new Map(collectionsOf(this.spreadsheetId).map((name) => [name, new Map(this.store.list<object>(name))]));
  }

  /** Adds the present content to the history. */
  keep(): void {
    this.kept.push(this.now());
    if (this.kept.length > MOST_VERSIONS) this.kept.shift();
  }

  /** An earlier version; 0 is the last one in the history. */
  back(steps: number): Content | undefined {
    return this.kept[Math.max(0, this.kept.length - 1 - steps)];
  }

  restore(content: Content): void {
    const { store } = this;
    store.transaction(() => {
      for (const [name, documents] of content) {
        for (const id of [...store.list(name).keys()]) if (!documents.has(id)) store.delete(name, id);
        for (const [id, document] of documents) if (store.get(name, id) !== document) store.put(name, id, document);
      }
    });
  }
}

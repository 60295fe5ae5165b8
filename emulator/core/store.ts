import Database from 'libsql';

/** Marks a database file as ours: "NSTV". */
const APPLICATION_ID = 0x4e535456;
const SCHEMA_VERSION = 1;

export type StoreFailure = 'foreign' | 'damaged' | 'unwritable' | 'busy';

/** Why the data file cannot be used. */
export class StoreError extends Error {
  constructor(
    readonly reason: StoreFailure,
    readonly path: string,
    options?: ErrorOptions,
  ) {
    super(`${reason}: ${path}`, options);
    this.name = 'StoreError';
  }
}

/** Collection, id, and the document as JSON text. */
export type StoredDocument = readonly [collection: string, id: string, body: string];

interface Undo {
  readonly collection: Map<string, unknown>;
  readonly id: string;
  readonly before: unknown;
}

interface Pending {
  readonly collection: string;
  readonly id: string;
  readonly value: unknown;
}

/**
 * JSON documents in SQLite by (collection, id); every touched collection is held in memory. Never change stored values in place: put a new one. This
 * makes a rollback cost nothing.
 */
export class Store {
  private readonly collections = new Map<string, Map<string, unknown>>();
  private readonly undo: Undo[] = [];
  private readonly pending = new Map<string, Pending>();
  private depth = 0;
  private readonly select;
  private readonly upsert;
  private readonly remove;

  private constructor(
    private readonly database: Database.Database,
    private readonly path: string,
  ) {
    this.select = database.prepare('SELECT id, body FROM document WHERE collection = ? ORDER BY rowid');
    this.upsert = database.prepare(
      'INSERT INTO document (collection, id, body) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
    );
    this.remove = database.prepare('DELETE FROM document WHERE collection = ? AND id = ?');
  }

  /** Opens or creates the data file and locks it exclusively. @throws {StoreError} */
  static open(path: string): Store {
    try {
      const database = new Database(path);
      prepare(database, path);
      return new Store(database, path);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      throw new StoreError(reasonOf(error), path, { cause: error });
    }
  }

  /** Runs `work` and writes its changes in one SQLite transaction when it returns; drops them if it throws. A nested call joins the outer one. */
  transaction<T>(work: () => T): T {
    if (this.depth > 0) return work();
    this.depth += 1;
    try {
      const result = work();
      this.flush();
      return result;
    } catch (error) {
      for (const { collection, id, before } of this.undo.reverse()) {
        if (before === undefined) collection.delete(id);
        else collection.set(id, before);
      }
      throw error;
    } finally {
      this.undo.length = 0;
      this.pending.clear();
      this.depth -= 1;
    }
  }

  get<T>(collection: string, id: string): T | undefined {
    return this.load(collection).get(id) as T | undefined;
  }

  /** All documents of a collection, oldest first. */
  list<T>(collection: string): ReadonlyMap<string, T> {
    return this.load(collection) as ReadonlyMap<string, T>;
  }

  put(collection: string, id: string, value: object): void {
    this.change(collection, id, value);
  }

  delete(collection: string, id: string): void {
    this.change(collection, id, undefined);
  }

  /** All documents, oldest first. */
  *dump(): Iterable<StoredDocument> {
    const rows = this.database.prepare('SELECT collection, id, body FROM document ORDER BY rowid');
    for (const row of rows.iterate() as Iterable<{ collection: string; id: string; body: string }>) {
      yield [row.collection, row.id, row.body];
    }
  }

  /** Replaces all documents with these; if that fails, nothing changes. */
  restore(documents: Iterable<StoredDocument>): void {
    this.write(() => {
      this.database.exec('DELETE FROM document');
      for (const [collection, id, body] of documents) this.upsert.run(collection, id, body);
    });
    this.collections.clear();
  }

  /**
   * Removes every trace of deleted or changed data from the file and beside it: rewrites the file without free pages and empties the WAL, which holds
   * older pages. Nothing else removes data that earlier versions deleted.
   * @throws {StoreError}
   */
  compact(): void {
    try {
      this.database.exec('VACUUM');
      const { busy } = this.database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
      if (busy !== 0) throw new StoreError('busy', this.path);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      throw new StoreError(reasonOf(error), this.path, { cause: error });
    }
  }

  /** Leaves one complete file, unlocked for the next process. */
  close(): void {
    // The library keeps the connection open while its statements live, so we release the lock ourselves. SQLite releases an exclusive lock only
    // outside WAL mode and at the next access.
    this.database.prepare('PRAGMA journal_mode = DELETE').get();
    this.database.prepare('PRAGMA locking_mode = NORMAL').get();
    this.database.prepare('SELECT count(*) FROM sqlite_master').get();
    this.database.close();
  }

  private change(collection: string, id: string, value: object | undefined): void {
    if (this.depth === 0) {
      this.transaction(() => this.change(collection, id, value));
      return;
    }
    const documents = this.load(collection);
    this.undo.push({ collection: documents, id, before: documents.get(id) });
    if (value === undefined) documents.delete(id);
    else documents.set(id, value);
    this.pending.set(`${collection}\0${id}`, { collection, id, value });
  }

  private flush(): void {
    if (this.pending.size === 0) return;
    this.write(() => {
      for (const { collection, id, value } of this.pending.values()) {
        if (value === undefined) this.remove.run(collection, id);
        else this.upsert.run(collection, id, JSON.stringify(value));
      }
    });
  }

  private write(work: () => void): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }

  private load(collection: string): Map<string, unknown> {
    const known = this.collections.get(collection);
    if (known) return known;
    const documents = new Map<string, unknown>();
    for (const row of this.select.all(collection) as { id: string; body: string }[]) {
      documents.set(row.id, JSON.parse(row.body));
    }
    this.collections.set(collection, documents);
    return documents;
  }
}

function prepare(database: Database.Database, path: string): void {
  const pragma = (name: string): unknown => Object.values(database.prepare(`PRAGMA ${name}`).get() as object)[0];
  const tables = (database.prepare('SELECT count(*) AS n FROM sqlite_master').get() as { n: number }).n;
  const ours = pragma('application_id') === APPLICATION_ID;
  if (tables > 0 && (!ours || Number(pragma('user_version')) > SCHEMA_VERSION)) throw new StoreError('foreign', path);
  if (tables > 0 && pragma('quick_check') !== 'ok') throw new StoreError('damaged', path);
  database.prepare('PRAGMA locking_mode = EXCLUSIVE').get();
  database.prepare('PRAGMA journal_mode = WAL').get();
  // A commit reaches the operating system before the answer is sent: it survives a crash of the process.
  database.exec('PRAGMA synchronous = NORMAL');
  // Deleted data is overwritten, and none of it goes into a temporary file.
  database.prepare('PRAGMA secure_delete = ON').get();
  database.exec('PRAGMA temp_store = MEMORY');
  database.exec(`BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS document (collection TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (collection, id));
    PRAGMA application_id = ${APPLICATION_ID};
    PRAGMA user_version = ${SCHEMA_VERSION};
    COMMIT;`);
}

function reasonOf(error: unknown): StoreFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy';
  if (code === 'SQLITE_NOTADB') return 'foreign';
  if (code.startsWith('SQLITE_CORRUPT')) return 'damaged';
  return 'unwritable';
}

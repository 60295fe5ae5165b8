import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync } from 'node:fs';
import Database from 'libsql';
import { createAtomically } from './new-data-file.ts';

/** Marks a database file as ours: "NSTV". */
const APPLICATION_ID = 0x4e535456;
/** A program opens data files of its own and of earlier versions. Version 2 stores metadata and empty rows of spreadsheets separately. */
const SCHEMA_VERSION = 2;

/**
 * - `foreign`: the file belongs to another program; `empty`: the file lost its data;
 * - `damaged`: parts of the file cannot be read; `busy`: another process has opened the file;
 * - `full`: the disk is full; `unwritable`: the file cannot be written for another reason.
 */
export type StoreFailure = 'foreign' | 'empty' | 'damaged' | 'unwritable' | 'full' | 'busy';

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

/** Whether a file is one of our data files. The first hundred bytes are enough. */
export const isDataFile = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 15) === 'SQLite format 3' &&
  bytes.length >= 72 &&
  bytes.readUInt32BE(68) === APPLICATION_ID;

/** A document as stored: collection, id, JSON text. */
export type StoredDocument = readonly [collection: string, id: string, body: string];

interface Undo {
  readonly collection: Map<string, unknown>;
  readonly id: string;
  readonly before: unknown;
}

interface Pending {
  readonly collection: string;
  readonly id: string;
  /** Undefined if the document is deleted. */
  readonly value: unknown;
  /** Whether a deleted document was added again, so that it is now the newest. */
  readonly isAnew?: boolean;
}

/** Unwritten changes, by collection and id. */
type Changes = Map<string, Pending>;

/** Adds a later change. Of several changes of a document, only the last is written. */
function addTo(changes: Changes, later: Pending): void {
  const key = `${later.collection}\0${later.id}`;
  const earlier = changes.get(key);
  const returns = later.isAnew || (earlier !== undefined && earlier.value === undefined && later.value !== undefined);
  if (returns) changes.delete(key);
  changes.set(key, returns || earlier?.isAnew ? { ...later, isAnew: true } : later);
}

function addAll(changes: Changes, later: Changes): void {
  for (const each of later.values()) addTo(changes, each);
}

const IN_MEMORY = ':memory:';

/** JSON documents in SQLite, by collection and id. Never change a stored value: put a new one, so that a rollback can restore the old. */
export class Store {
  private readonly collections = new Map<string, Map<string, unknown>>();
  private readonly undo: Undo[] = [];
  private readonly pending: Changes = new Map();
  /** The changes of the finished transactions of `together`, while it runs. */
  private group: { readonly undo: Undo[]; readonly pending: Changes } | undefined;
  /** The changes that are not written yet: those of `repeatably` while it runs, and all changes of a store without a file. */
  private unwritten: Changes | undefined;
  private depth = 0;
  private readonly select;
  private readonly upsert;
  private readonly remove;

  private constructor(
    private readonly database: Database.Database,
    private readonly path: string,
  ) {
    if (path === IN_MEMORY) this.unwritten = new Map();
    this.select = database.prepare('SELECT id, body FROM document WHERE collection = ? ORDER BY rowid');
    this.upsert = database.prepare(
      'INSERT INTO document (collection, id, body) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
    );
    this.remove = database.prepare('DELETE FROM document WHERE collection = ? AND id = ?');
  }

  /** Opens or creates the data file and locks it exclusively. @throws {StoreError} */
  static open(path: string): Store {
    return explained(path, () => {
      const database = openDatabase(path);
      return new Store(database, path);
    });
  }

  /**
   * Runs `work`, then writes its changes in one SQLite transaction. Drops the changes if `work` throws or the write fails. A nested call becomes part
   * of the outer transaction.
   * @throws {StoreError} if the write fails, and whatever `work` throws
   */
  transaction<T>(work: () => T): T {
    if (this.depth > 0) return work();
    this.depth += 1;
    try {
      const result = work();
      if (this.group) {
        this.group.undo.push(...this.undo);
        addAll(this.group.pending, this.pending);
      } else this.flush(this.pending);
      return result;
    } catch (error) {
      takeBack(this.undo);
      throw error;
    } finally {
      this.undo.length = 0;
      this.pending.clear();
      this.depth -= 1;
    }
  }

  /**
   * Runs `work`, then writes the changes of all its transactions in one SQLite transaction, so that they wait for the disk only once. A transaction
   * that throws drops its own changes alone.
   * @throws {StoreError} if the common write fails; then the changes of all transactions are dropped
   */
  together<T>(work: () => T): T {
    if (this.group || this.depth > 0) return work();
    const group: NonNullable<Store['group']> = { undo: [], pending: new Map() };
    this.group = group;
    try {
      const result = work();
      this.flush(group.pending);
      return result;
    } catch (error) {
      takeBack(group.undo);
      throw error;
    } finally {
      this.group = undefined;
    }
  }

  /**
   * Runs `work`, then writes the changes of all its transactions in one SQLite transaction, so that a document with many changes is written once. If
   * the process ends earlier, the data file has none of the changes. Use this for data that the caller can make again.
   * @throws {StoreError} if the common write fails; then the changes of all transactions are dropped
   */
  async repeatably<T>(work: () => Promise<T>): Promise<T> {
    if (this.unwritten) return work();
    this.unwritten = new Map();
    try {
      return await work();
    } finally {
      this.endRepeatable();
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
    this.writeNow();
    const rows = this.database.prepare('SELECT collection, id, body FROM document ORDER BY rowid');
    for (const row of rows.iterate() as Iterable<{ collection: string; id: string; body: string }>) {
      yield [row.collection, row.id, row.body];
    }
  }

  /** Replaces all documents. If the replacement fails, nothing changes. */
  restore(documents: Iterable<StoredDocument>): void {
    this.writeNow();
    this.write(() => {
      this.database.exec('DELETE FROM document');
      for (const [collection, id, body] of documents) this.upsert.run(collection, id, body);
    });
    this.collections.clear();
  }

  /**
   * Removes every trace of deleted or changed data from the data file and its WAL. It rewrites the file without free pages and empties the WAL, which
   * has older pages. Nothing else removes data that earlier versions of the emulator deleted.
   * @throws {StoreError}
   */
  compact(): void {
    this.writeNow();
    explained(this.path, () => {
      this.database.exec('VACUUM');
      const { busy } = this.database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
      if (busy !== 0) throw new StoreError('busy', this.path);
    });
  }

  /**
   * Writes a copy of all data into a new file, without what was deleted, and checks that the copy can be read. Other requests wait meanwhile.
   * @throws {StoreError} `path` is the copy's, if the copy cannot be written or read
   */
  copyTo(path: string): void {
    this.writeNow();
    explained(path, () =>
      createAtomically(path, (draft) => {
        this.database.prepare('VACUUM INTO ?').run(draft);
        const file = openSync(draft, 'r+');
        fsyncSync(file);
        closeSync(file);
        const copy = connect(draft, path);
        const { integrity_check: found } = copy.prepare('PRAGMA integrity_check').get() as { integrity_check: string };
        copy.close();
        if (found !== 'ok') throw new StoreError('damaged', path);
      }),
    );
  }

  /**
   * Closes the store and leaves all data in one file, which the next process can open.
   * @throws {StoreError} `full` if the disk has no room to merge the WAL into the data file. The committed data then stay in the WAL until the next
   * process merges the files. This process keeps its lock
   */
  close(): void {
    try {
      this.writeNow();
      explained(this.path, () => {
        this.database.prepare('PRAGMA journal_mode = DELETE').get();
        unlock(this.database);
      });
    } finally {
      this.database.close();
    }
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
    addTo(this.pending, { collection, id, value });
  }

  private flush(changes: Changes): void {
    if (this.unwritten) addAll(this.unwritten, changes);
    else this.writeAll(changes);
  }

  private writeNow(): void {
    if (!this.unwritten) return;
    this.writeAll(this.unwritten);
    this.unwritten.clear();
  }

  private endRepeatable(): void {
    try {
      this.writeNow();
    } catch (error) {
      // From now on, the documents are read from the data file again.
      this.collections.clear();
      throw error;
    } finally {
      this.unwritten = undefined;
    }
  }

  private writeAll(changes: Changes): void {
    if (changes.size === 0) return;
    this.write(() => {
      for (const { collection, id, value, isAnew } of changes.values()) {
        if (value === undefined || isAnew) this.remove.run(collection, id);
        if (value !== undefined) this.upsert.run(collection, id, JSON.stringify(value));
      }
    });
  }

  private write(work: () => void): void {
    explained(this.path, () => {
      try {
        this.database.exec('BEGIN IMMEDIATE');
        work();
        this.database.exec('COMMIT');
      } catch (error) {
        // After some errors, such as a full disk, SQLite has already rolled back.
        if (this.database.inTransaction) this.database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  private load(collection: string): Map<string, unknown> {
    const known = this.collections.get(collection);
    if (known) return known;
    const documents = new Map<string, unknown>();
    for (const row of explained(this.path, () => this.select.all(collection)) as { id: string; body: string }[]) {
      documents.set(row.id, this.read(row.body));
    }
    this.collections.set(collection, documents);
    return documents;
  }

  private read(body: string): unknown {
    try {
      return JSON.parse(body);
    } catch (cause) {
      throw new StoreError('damaged', this.path, { cause });
    }
  }
}

/** Restores the values before some changes, the latest change first. */
function takeBack(changes: Undo[]): void {
  for (const { collection, id, before } of changes.reverse()) {
    if (before === undefined) collection.delete(id);
    else collection.set(id, before);
  }
}

/** SQLite's code for an error, e.g. `SQLITE_FULL`; undefined for other errors. */
function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_') ? code : undefined;
}

/** Runs `work`. Turns an error of SQLite or the file system into a StoreError that says why the data file cannot be used. */
function explained<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = reasonOf(error, path);
    if (reason === undefined) throw error;
    throw new StoreError(reason, path, { cause: error });
  }
}

/** Creates the data file if it does not exist. @throws {StoreError} `empty` if a data file was lost: the file is empty, or only its journal exists */
function findOrMake(path: string): void {
  const there = existsSync(path);
  if (there ? statSync(path).size === 0 : existsSync(`${path}-wal`)) throw new StoreError('empty', path);
  if (there) return;
  createAtomically(path, (draft) => {
    const database = connect(draft, path);
    database.exec(`BEGIN IMMEDIATE;
      CREATE TABLE document (collection TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (collection, id));
      PRAGMA application_id = ${APPLICATION_ID};
      PRAGMA user_version = ${SCHEMA_VERSION};
      COMMIT;`);
    database.close();
  });
}

/** Opens or creates a data file with the settings that a store needs. @throws {StoreError} if we must not use the file, and SQLite's own errors */
export function openDatabase(path: string): Database.Database {
  if (path !== IN_MEMORY) findOrMake(path);
  const database = connect(path, path);
  try {
    prepare(database, path);
    return database;
  } catch (error) {
    try {
      unlock(database);
    } catch (again) {
      // If the file is unreadable, `unlock` fails too. We throw the first error instead of this one.
      if (codeOf(again) === undefined) throw again;
    }
    database.close();
    throw error;
  }
}

/**
 * Releases the lock explicitly, because the library keeps a closed connection open while its statements exist. SQLite releases an exclusive lock only
 * in a journal mode other than WAL, at the next access.
 */
function unlock(database: Database.Database): void {
  database.exec('PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_master');
}

/** Opens a database file. On failure, the library gives no reason, so ours is always `unwritable`. */
function connect(file: string, path: string): Database.Database {
  try {
    return new Database(file);
  } catch (cause) {
    throw new StoreError('unwritable', path, { cause });
  }
}

function prepare(database: Database.Database, path: string): void {
  const pragma = (name: string): unknown => Object.values(database.prepare(`PRAGMA ${name}`).get() as object)[0];
  // We set this before any read, so that SQLite needs no shared-memory file, for which a full disk has no room.
  database.prepare('PRAGMA locking_mode = EXCLUSIVE').get();
  const tables = (database.prepare('SELECT count(*) AS n FROM sqlite_master').get() as { n: number }).n;
  const ours = pragma('application_id') === APPLICATION_ID;
  if (tables > 0 && (!ours || Number(pragma('user_version')) > SCHEMA_VERSION)) throw new StoreError('foreign', path);
  if (tables > 0 && (pragma('quick_check') !== 'ok' || isSpoiled(database))) throw new StoreError('damaged', path);
  // Until here nothing changed the file, so a file that fails a check above stays as it was.
  database.prepare('PRAGMA journal_mode = WAL').get();
  // We answer only when the commit is on the disk, so an acknowledged write survives a power cut.
  database.exec('PRAGMA synchronous = FULL');
  // SQLite overwrites deleted data and writes no temporary files.
  database.prepare('PRAGMA secure_delete = ON').get();
  database.exec('PRAGMA temp_store = MEMORY');
  if (tables > 0 && Number(pragma('user_version')) < SCHEMA_VERSION)
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
  if (tables === 0) {
    database.exec(`BEGIN IMMEDIATE;
      CREATE TABLE IF NOT EXISTS document (collection TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (collection, id));
      PRAGMA application_id = ${APPLICATION_ID};
      PRAGMA user_version = ${SCHEMA_VERSION};
      COMMIT;`);
  }
}

function isSpoiled(database: Database.Database): boolean {
  return database.prepare('SELECT 1 FROM document WHERE NOT json_valid(body) LIMIT 1').get() !== undefined;
}

function reasonOf(error: unknown, path: string): StoreFailure | undefined {
  if (error instanceof StoreError) return undefined;
  const code = codeOf(error);
  if (code === undefined) {
    const system = error instanceof Error && 'errno' in error && 'code' in error ? error.code : undefined;
    if (system === 'ENOSPC' || system === 'EDQUOT') return 'full';
    return system === undefined ? undefined : 'unwritable';
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy';
  // Some file systems leave a file of zeros behind after a power cut.
  if (code === 'SQLITE_NOTADB') return readFileSync(path).subarray(0, 4096).some(Boolean) ? 'foreign' : 'damaged';
  if (code.startsWith('SQLITE_CORRUPT')) return 'damaged';
  return code === 'SQLITE_FULL' ? 'full' : 'unwritable';
}

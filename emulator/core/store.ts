import { closeSync, fsyncSync, openSync } from 'node:fs';
import type Database from 'libsql';
import { connect, IN_MEMORY, openDatabase, unlock, unlockAfterError } from './data-file.ts';
import { createAtomically } from './new-data-file.ts';
import { explained, StoreError } from './store-error.ts';

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
  /** Undefined if the document was deleted. */
  readonly value: unknown;
  /** Whether a deleted document was added again, so that it is now the newest. */
  readonly isAnew?: boolean;
}

/** Unwritten changes, by collection and id. */
type Changes = Map<string, Pending>;

/** Adds a later change. If a document has several changes, only the last one is written. */
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
    readonly path: string,
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
        try {
          this.database.prepare('PRAGMA journal_mode = DELETE').get();
        } catch (error) {
          // If somebody moved the file, SQLite cannot write to it but still changes the mode in memory. The lock must then be released, so that the
          // file can be opened at its new path.
          unlockAfterError(this.database);
          throw error;
        }
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

/** Restores the values before these changes, beginning with the latest change. */
function takeBack(changes: Undo[]): void {
  for (const { collection, id, before } of changes.reverse()) {
    if (before === undefined) collection.delete(id);
    else collection.set(id, before);
  }
}

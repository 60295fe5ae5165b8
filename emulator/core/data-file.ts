import { existsSync, statSync } from 'node:fs';
import Database from 'libsql';
import { createAtomically } from './new-data-file.ts';
import { codeOf, StoreError } from './store-error.ts';

/** The path of a store without a file. */
export const IN_MEMORY = ':memory:';

/** Marks a database file as ours: "NSTV". */
const APPLICATION_ID = 0x4e535456;
/** A program opens data files of its own and of earlier versions. Version 2 stores metadata and empty rows of spreadsheets separately. */
const SCHEMA_VERSION = 2;

/** Makes a database without tables into a data file. */
const NEW_SCHEMA = `BEGIN IMMEDIATE;
  CREATE TABLE IF NOT EXISTS document (collection TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (collection, id));
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
  COMMIT;`;

/** Whether a file is one of our data files. The first hundred bytes are enough. */
export const isDataFile = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 15) === 'SQLite format 3' &&
  bytes.length >= 72 &&
  bytes.readUInt32BE(68) === APPLICATION_ID;

/** Creates the data file if it does not exist. @throws {StoreError} `empty` if a data file was lost: the file is empty, or only its journal exists */
function findOrMake(path: string): void {
  const there = existsSync(path);
  if (there ? statSync(path).size === 0 : existsSync(`${path}-wal`)) throw new StoreError('empty', path);
  if (there) return;
  createAtomically(path, (draft) => {
    const database = connect(draft, path);
    database.exec(NEW_SCHEMA);
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
    unlockAfterError(database);
    database.close();
    throw error;
  }
}

/**
 * Releases the lock explicitly, because the library keeps a closed connection open while its statements exist. SQLite releases an exclusive lock only
 * in a journal mode other than WAL, at the next access.
 */
export function unlock(database: Database.Database): void {
  database.exec('PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_master');
}

/**
 * Releases the lock before an error of SQLite is thrown. If the file is unreadable, the release fails too; only the first error is reported, because
 * it explains more.
 */
export function unlockAfterError(database: Database.Database): void {
  try {
    unlock(database);
  } catch (again) {
    if (codeOf(again) === undefined) throw again;
  }
}

/** Opens a database file. The library does not say why it could not open a file, so the reason of our error is always `unwritable`. */
export function connect(file: string, path: string): Database.Database {
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
  if (tables > 0 && !ours) throw new StoreError('foreign', path);
  if (tables > 0 && Number(pragma('user_version')) > SCHEMA_VERSION) throw new StoreError('newer', path);
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
  if (tables === 0) database.exec(NEW_SCHEMA);
}

function isSpoiled(database: Database.Database): boolean {
  return database.prepare('SELECT 1 FROM document WHERE NOT json_valid(body) LIMIT 1').get() !== undefined;
}

import { join } from 'node:path';
import Database from 'libsql';

/** The least work with JSON and SQLite per call: parse the body, store each row as a document, write the answer. */
export interface LowerBound {
  /** Parses the body and stores its rows in one transaction. */
  write(body: string, rows: readonly unknown[]): void;
  /** Reads the rows back and returns them as the JSON of one answer. */
  read(count: number): string;
  close(): void;
}

/** Documents in an SQLite file with a write-ahead log. Synchronous NORMAL means less work than the emulator's FULL. */
export function lowerBound(folder: string): LowerBound {
  const database = new Database(join(folder, 'lower-bound.sqlite'));
  database.prepare('PRAGMA journal_mode = WAL').get();
  database.exec('PRAGMA synchronous = NORMAL');
  database.exec('CREATE TABLE document (id TEXT PRIMARY KEY, body TEXT NOT NULL)');
  const upsert = database.prepare(
    'INSERT INTO document (id, body) VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
  );
  const select = database.prepare('SELECT body FROM document LIMIT ?');
  return {
    write(body, rows) {
      JSON.parse(body);
      database.exec('BEGIN IMMEDIATE');
      for (const [index, row] of rows.entries()) upsert.run(String(index), JSON.stringify(row));
      database.exec('COMMIT');
    },
    read(count) {
      const rows = select.all(count) as { body: string }[];
      return JSON.stringify({ valueRanges: [{ values: rows.map(({ body }) => JSON.parse(body) as unknown) }] });
    },
    close: () => database.close(),
  };
}

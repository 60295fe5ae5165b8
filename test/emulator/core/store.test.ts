import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { beforeEach, describe, expect, it } from 'vitest';
import { Store, StoreError, type StoreFailure } from '../../../emulator/core/store.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  file = join(folder, 'data.sqlite');
  return () => rmSync(folder, { recursive: true });
});

function reasonOf(path: string): StoreFailure | undefined {
  try {
    Store.open(path).close();
    return undefined;
  } catch (error) {
    if (error instanceof StoreError) return error.reason;
    throw error;
  }
}

describe('the store', () => {
  it('keeps documents after closing and opening, in order of insertion', () => {
    const store = Store.open(file);
    store.put('книга', 'b', { n: 1 });
    store.put('книга', 'a', { n: 2 });
    store.put('книга', 'c', { n: 3 });
    store.put('книга', 'b', { n: 4 });
    store.delete('книга', 'c');
    store.close();
    const again = Store.open(file);
    expect([...again.list('книга')]).toEqual([
      ['b', { n: 4 }],
      ['a', { n: 2 }],
    ]);
    expect(again.get('книга', 'c')).toBeUndefined();
    again.close();
  });

  it('drops the writes of a failed transaction, in memory and on disk', () => {
    const store = Store.open(file);
    const before = { n: 1 };
    store.put('x', 'kept', before);
    expect(() =>
      store.transaction(() => {
        store.put('x', 'kept', { n: 2 });
        store.put('x', 'kept', { n: 3 });
        store.put('x', 'new', {});
        store.delete('x', 'kept');
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(store.get('x', 'kept')).toBe(before);
    expect([...store.list('x').keys()]).toEqual(['kept']);
    store.close();
    const again = Store.open(file);
    expect([...again.list('x')]).toEqual([['kept', { n: 1 }]]);
    again.close();
  });

  it('is locked while it is open', () => {
    const store = Store.open(file);
    expect(reasonOf(file)).toBe('busy');
    store.close();
    expect(reasonOf(file)).toBeUndefined();
  });

  it('says why a file cannot be used', () => {
    writeFileSync(file, 'это не база данных, а просто текст\n'.repeat(200));
    expect(reasonOf(file)).toBe('foreign');
    rmSync(file);
    const other = new Database(file);
    other.exec('CREATE TABLE notes (text)');
    other.close();
    expect(reasonOf(file)).toBe('foreign');
    expect(reasonOf(join(folder, 'missing', 'data.sqlite'))).toBe('unwritable');
  });

  describe('deleted data', () => {
    const secret = 'секрет-4E19';
    /** Files of the folder that hold the secret. */
    const holders = () => readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(secret));
    const fill = (store: Store) => {
      for (let index = 0; index < 200; index += 1) store.put('x', String(index), { text: secret.repeat(index) });
    };
    const empty = (store: Store) => {
      for (const id of [...store.list('x').keys()]) {
        if (Number(id) % 3 === 0) store.put('x', id, { text: '' });
        else store.delete('x', id);
      }
    };

    it('are in no file once the store is closed', () => {
      const store = Store.open(file);
      fill(store);
      store.close();
      expect(holders()).toEqual(['data.sqlite']);
      const again = Store.open(file);
      empty(again);
      again.close();
      expect(holders()).toEqual([]);
    });

    it('are in no file after compacting, even if the store is open or an earlier version deleted them', () => {
      const store = Store.open(file);
      fill(store);
      store.close();
      const careless = new Database(file);
      careless.exec("PRAGMA secure_delete = OFF; DELETE FROM document WHERE id LIKE '1%'");
      careless.close();
      const again = Store.open(file);
      empty(again);
      expect(holders()).not.toEqual([]);
      again.compact();
      expect(holders()).toEqual([]);
      again.put('x', 'later', { n: 1 });
      expect(holders()).toEqual([]);
      again.close();
      expect(holders()).toEqual([]);
      const last = Store.open(file);
      expect([...last.list('x').keys()].includes('later')).toBe(true);
      last.close();
    });
  });

  it('notices a damaged file', () => {
    const store = Store.open(file);
    store.transaction(() => {
      for (let index = 0; index < 500; index += 1) store.put('x', String(index), { text: 'данные '.repeat(40) });
    });
    store.close();
    const writer = new Database(file);
    writer.exec('PRAGMA journal_mode = DELETE; VACUUM');
    const pages = writer.prepare('PRAGMA page_count').get() as { page_count: number };
    writer.close();
    expect(pages.page_count).toBeGreaterThan(5);
    damage(file);
    expect(reasonOf(file)).toBe('damaged');
  });
});

/** Overwrites everything after the first page, which says what the file is. */
function damage(path: string): void {
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.alloc(40_000, 0x5a), 0, 40_000, 4096);
  closeSync(handle);
}

import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Database from 'libsql';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../emulator/core/data-file.ts';
import { Store } from '../../../emulator/core/store.ts';
import { StoreError, type StoreFailure } from '../../../emulator/core/store-error.ts';

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

  it('writes transactions together; one that throws drops its own changes alone', () => {
    const store = Store.open(file);
    store.together(() => {
      store.transaction(() => store.put('x', 'first', { n: 1 }));
      const failing = () =>
        store.transaction(() => {
          store.put('x', 'first', { n: 2 });
          store.put('x', 'second', { n: 2 });
          throw new Error('stop');
        });
      expect(failing).toThrow('stop');
      store.put('x', 'third', { n: 3 });
      expect(store.get('x', 'first')).toEqual({ n: 1 });
    });
    store.close();
    const again = Store.open(file);
    expect([...again.list('x').keys()]).toEqual(['first', 'third']);
    expect(again.get('x', 'first')).toEqual({ n: 1 });
    again.close();
  });

  it('drops all transactions written together if their common write fails', () => {
    const store = Store.open(file);
    store.put('x', 'before', { n: 0 });
    const unwritable = {
      toJSON() {
        throw new StoreError('full', file);
      },
    };
    const write = () =>
      store.together(() => {
        store.put('x', 'before', { n: 1 });
        store.put('x', 'good', { n: 1 });
        store.put('x', 'bad', unwritable);
      });
    expect(write).toThrow(StoreError);
    expect([...store.list('x')]).toEqual([['before', { n: 0 }]]);
    store.put('x', 'after', { n: 2 });
    store.close();
    const again = Store.open(file);
    expect([...again.list('x').keys()]).toEqual(['before', 'after']);
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
    /** Files of the folder that contain the secret. */
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

describe('a data file', () => {
  it('is written to the disk with each commit, before any answer', () => {
    const database = openDatabase(file);
    const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() as object)[0];
    expect([pragma('journal_mode'), pragma('synchronous')]).toEqual(['wal', 2]);
    database.close();
  });

  it('has the changes of repeatable work at its end, each document once, even if the work fails', async () => {
    const store = Store.open(file);
    store.put('x', '0', { a: 0 });
    const commits = () => said.mock.calls.flat().filter((line) => line === 'COMMIT').length;
    const said = vi.spyOn(Database.prototype, 'exec');
    const work = store.repeatably(async () => {
      for (const a of [1, 2, 3]) store.put('x', '1', { a });
      store.put('x', '2', { b: 1 });
      store.delete('x', '0');
      store.together(() => store.put('x', '0', { a: 4 }));
      await store.repeatably(async () => store.delete('x', '2'));
      expect(commits()).toBe(0);
      throw new Error('cut off');
    });
    await expect(work).rejects.toThrow('cut off');
    expect(commits()).toBe(1);
    store.put('x', '3', { a: 5 });
    expect(commits()).toBe(2);
    said.mockRestore();
    const seen = [...store.list('x')];
    expect(seen.map(([id]) => id)).toEqual(['1', '0', '3']);
    store.close();
    const again = Store.open(file);
    expect([...again.list('x')]).toEqual(seen);
    again.close();
  });

  it('keeps nothing of repeatable work that cannot be written, and then stores again', async () => {
    const store = Store.open(file);
    store.put('x', '1', { a: 1 });
    const work = store.repeatably(async () => {
      store.put('x', '1', { a: 2 });
      vi.spyOn(Database.prototype, 'exec').mockImplementationOnce(() => {
        throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
      });
    });
    await expect(work).rejects.toMatchObject({ reason: 'full' });
    expect(store.get('x', '1')).toEqual({ a: 1 });
    const commits = vi.spyOn(Database.prototype, 'exec');
    store.put('x', '2', { b: 1 });
    expect(commits).toHaveBeenCalledWith('COMMIT');
    vi.restoreAllMocks();
    store.close();
  });

  it('shows and copies the changes of repeatable work before its end', async () => {
    const store = Store.open(file);
    await store.repeatably(async () => {
      store.put('x', '1', { a: 1 });
      expect([...store.dump()]).toEqual([['x', '1', '{"a":1}']]);
      store.put('x', '2', { a: 2 });
      store.copyTo(join(folder, 'copy.sqlite'));
      store.restore([['x', '3', '{"a":3}']]);
    });
    expect([...store.list('x').keys()]).toEqual(['3']);
    store.close();
    const copy = Store.open(join(folder, 'copy.sqlite'));
    expect([...copy.list('x').keys()]).toEqual(['1', '2']);
    copy.close();
  });

  it('gets its name only when it is complete, and leaves no temporary file', () => {
    Store.open(file).close();
    expect(readdirSync(folder)).toEqual(['data.sqlite']);
    expect(statSync(file).size).toBeGreaterThan(0);
  });

  it('a data file that is empty, or of which only the journal is left, does not count as new, and stays unchanged', () => {
    writeFileSync(file, '');
    expect(reasonOf(file)).toBe('empty');
    expect([readdirSync(folder), statSync(file).size]).toEqual([['data.sqlite'], 0]);
    rmSync(file);
    writeFileSync(`${file}-wal`, 'what was not brought in yet');
    expect(reasonOf(file)).toBe('empty');
    expect(existsSync(file)).toBe(false);
  });

  it('a data file of zeros, cut short or with a damaged first page is not accepted', () => {
    const whole = fill();
    writeFileSync(file, Buffer.alloc(100_000));
    expect(reasonOf(file)).toBe('damaged');
    writeFileSync(file, whole);
    truncateSync(file, Math.floor(whole.length / 2 / PAGE) * PAGE);
    expect(reasonOf(file)).toBe('damaged');
    writeFileSync(file, Buffer.concat([Buffer.alloc(PAGE, 0x5a), whole.subarray(PAGE)]));
    expect(reasonOf(file)).toBe('foreign');
  });

  it('a data file with one damaged page is reported, wherever the page is, unless the damage makes no difference', () => {
    const whole = fill();
    const kept = contentOf(file);
    const pages = whole.length / PAGE;
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: pages }),
        fc.constantFrom(0x00, 0x5a, 0xff),
        fc.integer({ min: 1, max: PAGE }),
        (page, rubbish, length) => {
          const bad = Buffer.from(whole);
          bad.fill(rubbish, (page - 1) * PAGE, (page - 1) * PAGE + length);
          writeFileSync(file, bad);
          const reason = reasonOf(file);
          if (reason === undefined) expect(contentOf(file)).toEqual(kept);
          else
            expect([reason, readFileSync(file).equals(bad), readdirSync(folder)]).toEqual([
              'damaged',
              true,
              ['data.sqlite'],
            ]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a data file that becomes damaged while it is open is reported on reading', () => {
    fill(4_000);
    const store = Store.open(file);
    damage(file);
    expect(() => store.list('x')).toThrow(expect.objectContaining({ reason: 'damaged', path: file }));
  });
});

const PAGE = 4096;

/** Fills the data file with small and large documents. @returns its bytes */
function fill(count = 300): Buffer {
  const store = Store.open(file);
  store.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      store.put('x', String(index), { index, text: 'данные '.repeat(index % 50 === 0 ? 3_000 : 40) });
    }
  });
  store.close();
  return readFileSync(file);
}

function contentOf(path: string): unknown {
  const copy = join(folder, 'copy.sqlite');
  copyFileSync(path, copy);
  const store = Store.open(copy);
  const content = [...store.list('x')];
  store.close();
  rmSync(copy);
  return content;
}

/** Overwrites everything after the first page, which identifies the file format. */
function damage(path: string): void {
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.alloc(40_000, 0x5a), 0, 40_000, 4096);
  closeSync(handle);
}

/** Bytes of the pointer to the next page at the start of an overflow page (https://www.sqlite.org/fileformat.html). */
const POINTER = 4;

/** The positions of the pages in a file: the header's length, and the bytes before and after each page. */
interface Layout {
  readonly heading: number;
  readonly pageSize: number;
  readonly before: number;
  readonly after: number;
}

const DATABASE = 'SQLite format 3\0';
const WAL = [0x377f0682, 0x377f0683];
const JOURNAL = 'd9d505f920a163d7';

function layoutOf(file: Buffer): Layout | undefined {
  if (file.length < 100) return undefined;
  if (file.toString('latin1', 0, DATABASE.length) === DATABASE) {
    return { heading: 0, pageSize: file.readUInt16BE(16) || 65_536, before: 0, after: 0 };
  }
  if (WAL.includes(file.readUInt32BE(0))) return { heading: 32, pageSize: file.readUInt32BE(8), before: 24, after: 0 };
  if (file.toString('hex', 0, 8) === JOURNAL) {
    return { heading: file.readUInt32BE(20), pageSize: file.readUInt32BE(24), before: 4, after: 4 };
  }
  return undefined;
}

/**
 * The pages of an SQLite file (database, WAL or journal), joined so that texts across pages become contiguous; free
 * pages are included. Undefined if the file is not SQLite.
 */
export function textAcrossPages(file: Buffer): Buffer | undefined {
  const layout = layoutOf(file);
  if (!layout || layout.pageSize < 512) return undefined;
  const { heading, pageSize, before, after } = layout;
  const step = before + pageSize + after;
  const parts: Buffer[] = [];
  for (let at = heading + before; at < file.length; at += step) {
    parts.push(file.subarray(at + POINTER, Math.min(at + pageSize, file.length)));
  }
  return Buffer.concat(parts);
}

/** Whether a file is a database of complete pages. For such a file, {@link textAcrossPages} omits only numbers. */
export function isWholeDatabase(file: Buffer): boolean {
  const layout = layoutOf(file);
  if (layout?.heading !== 0 || layout.before !== 0) return false;
  const { pageSize } = layout;
  return pageSize >= 512 && (pageSize & (pageSize - 1)) === 0 && file.length % pageSize === 0;
}

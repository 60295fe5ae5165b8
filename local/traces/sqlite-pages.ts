/** What SQLite writes around and within a file's pages (https://www.sqlite.org/fileformat.html): bytes. */
const POINTER = 4;

/** Where pages stand in a file: a heading, and before each page something that is none of it. */
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
 * The pages of a file of SQLite – database, WAL, journal – without what stands between the parts of a text that goes on from
 * page to page; undefined where it is no such file. Free pages are in it.
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

/** Whether a file is a database of whole pages: what stands outside its {@link textAcrossPages} is numbers alone. */
export function isWholeDatabase(file: Buffer): boolean {
  const layout = layoutOf(file);
  if (layout?.heading !== 0 || layout.before !== 0) return false;
  const { pageSize } = layout;
  return pageSize >= 512 && (pageSize & (pageSize - 1)) === 0 && file.length % pageSize === 0;
}

import { constants, inflateRawSync, inflateSync } from 'node:zlib';
import { type Bytes, bufferOf } from './bytes.ts';
import { opaqueKind } from './opaque-kind.ts';

/** Compressed data that cannot be read; `why` is in Russian. */
export class Unreadable extends Error {
  constructor(readonly why: string) {
    super(why);
    this.name = 'Unreadable';
  }
}

/** Greatest unpacked size in bytes; larger data are not a school's documents. */
export const LARGEST_UNPACKED = 256 * 1024 * 1024;

const TOO_LARGE = 'ERR_BUFFER_TOO_LARGE';

/** The code of an error of Node's zlib: the data are too large, or not what they seem; undefined for any other error. */
export function zipError(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === TOO_LARGE || /^(?:Z_|ERR__|ERR_BROTLI)/.test(code) ? code : undefined;
}

type Inflate = typeof inflateSync;

/** Decompresses data, even if the end of the data is missing; undefined if the bytes only look compressed. */
function tried(inflate: Inflate, bytes: Buffer): Buffer | undefined {
  try {
    return inflate(bytes, { maxOutputLength: LARGEST_UNPACKED, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    const code = zipError(error);
    if (code === undefined) throw error;
    if (code === TOO_LARGE) throw new Unreadable('слишком велик');
    return undefined;
  }
}

/** Signatures, as bytes. */
const ZIP_MEMBER: Bytes = 'PK\x03\x04';
const GZIP: Bytes = '\x1f\x8b\x08';
const ZLIB: readonly Bytes[] = ['\x78\x01', '\x78\x5e', '\x78\x9c', '\x78\xda'];

const ENCRYPTED = 1;
const [STORED, DEFLATED] = [0, 8];

/** Receives the Russian name of a format without searchable text. */
export type OnUnsearchable = (kind: string) => void;

/** Unpacks a zip member by its local header, even if the zip's central directory is missing. */
function zipMember(bytes: Buffer, at: number, onUnsearchable: OnUnsearchable): Buffer | undefined {
  if (at + 30 > bytes.length) return undefined;
  if (bytes.readUInt16LE(at + 6) & ENCRYPTED) throw new Unreadable('закрыт паролем');
  const method = bytes.readUInt16LE(at + 8);
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (method === STORED) {
    // The bytes contain the member uncompressed.
    const kind = opaqueKind(bytes.subarray(start));
    if (kind) onUnsearchable(kind);
    return undefined;
  }
  if (method !== DEFLATED) throw new Unreadable('сжат неизвестным способом');
  return tried(inflateRawSync, bytes.subarray(start));
}

/** Flag bits for the optional parts of a gzip header (RFC 1952, 2.3.1). */
const [CHECKSUM, EXTRA, NAME, COMMENT] = [2, 4, 8, 16];

/** Decompresses the data after a gzip header. Node's gunzip would fail if other bytes follow the compressed data. */
function gzipped(bytes: Buffer, at: number): Buffer | undefined {
  if (at + 12 > bytes.length) return undefined;
  const flags = bytes.readUInt8(at + 3);
  let start = at + 10;
  if (flags & EXTRA) start += 2 + bytes.readUInt16LE(start);
  for (const text of [NAME, COMMENT]) if (flags & text) start = bytes.indexOf(0, start) + 1;
  return tried(inflateRawSync, bytes.subarray(flags & CHECKSUM ? start + 2 : start));
}

type Unpack = (bytes: Buffer, at: number, onUnsearchable: OnUnsearchable) => Buffer | undefined;

const WAYS: readonly (readonly [Bytes, Unpack])[] = [
  [ZIP_MEMBER, zipMember],
  [GZIP, gzipped],
  ...ZLIB.map((sign): [Bytes, Unpack] => [sign, (bytes, at) => tried(inflateSync, bytes.subarray(at))]),
];

/** Whether bytes may contain a zip member or gzip data anywhere, or zlib data near the start. */
export const looksPacked = (bytes: Bytes): boolean =>
  bytes.includes(ZIP_MEMBER) || bytes.includes(GZIP) || ZLIB.some((sign) => bytes.slice(0, 4).includes(sign));

/**
 * Yields the compressed data at any position in the bytes, unpacked: zip members (.docx, .xlsx), gzip, zlib.
 * @param onUnsearchable - receives the formats of parts without searchable text, such as images in a Word file
 * @throws Unreadable if a part is encrypted, has an unknown compression, or is too large
 */
export function* unpacked(bytes: Buffer, onUnsearchable: OnUnsearchable): Generator<Buffer> {
  for (const [signature, unpack] of WAYS) {
    const sought = bufferOf(signature);
    for (let at = bytes.indexOf(sought); at >= 0; at = bytes.indexOf(sought, at + 1)) {
      const part = unpack(bytes, at, onUnsearchable);
      if (!part || part.length === 0) continue;
      const kind = opaqueKind(part);
      if (kind) onUnsearchable(kind);
      yield part;
    }
  }
}

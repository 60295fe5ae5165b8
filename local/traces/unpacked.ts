import { constants, inflateRawSync, inflateSync } from 'node:zlib';
import { type Bytes, bufferOf } from './bytes.ts';

/** Something packed that cannot be looked into; `why` is Russian. */
export class Unreadable extends Error {
  constructor(readonly why: string) {
    super(why);
    this.name = 'Unreadable';
  }
}

/** A packed part may say no more than this, in bytes: what says more is no document of a school. */
const MOST = 256 * 1024 * 1024;

type Inflate = typeof inflateSync;

/** What was packed, also where its end is gone; undefined where the bytes only look like something packed. */
function tried(inflate: Inflate, bytes: Buffer): Buffer | undefined {
  try {
    return inflate(bytes, { maxOutputLength: MOST, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new Unreadable('слишком велик');
    if (code.startsWith('Z_')) return undefined;
    throw error;
  }
}

/** Signatures, as bytes. */
const ZIP_MEMBER: Bytes = 'PK\x03\x04';
const GZIP: Bytes = '\x1f\x8b\x08';
const ZLIB: readonly Bytes[] = ['\x78\x01', '\x78\x5e', '\x78\x9c', '\x78\xda'];

const ENCRYPTED = 1;
const [STORED, DEFLATED] = [0, 8];

/** A member of a zip by the header that stands before it: also where the list at the end of the zip is gone. */
function zipMember(bytes: Buffer, at: number): Buffer | undefined {
  if (at + 30 > bytes.length) return undefined;
  if (bytes.readUInt16LE(at + 6) & ENCRYPTED) throw new Unreadable('закрыт паролем');
  const method = bytes.readUInt16LE(at + 8);
  if (method === STORED) return undefined; // It stands there as it is.
  if (method !== DEFLATED) throw new Unreadable('сжат неизвестным способом');
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  return tried(inflateRawSync, bytes.subarray(start));
}

/** Parts that a header of gzip may have, by the bits that say so (RFC 1952, 2.3.1). */
const [CHECKSUM, EXTRA, NAME, COMMENT] = [2, 4, 8, 16];

/** What stands behind a header of gzip. Node's own reader refuses it where something else follows. */
function gzipped(bytes: Buffer, at: number): Buffer | undefined {
  if (at + 12 > bytes.length) return undefined;
  const flags = bytes.readUInt8(at + 3);
  let start = at + 10;
  if (flags & EXTRA) start += 2 + bytes.readUInt16LE(start);
  for (const text of [NAME, COMMENT]) if (flags & text) start = bytes.indexOf(0, start) + 1;
  return tried(inflateRawSync, bytes.subarray(flags & CHECKSUM ? start + 2 : start));
}

type Unpack = (bytes: Buffer, at: number) => Buffer | undefined;

const WAYS: readonly (readonly [Bytes, Unpack])[] = [
  [ZIP_MEMBER, zipMember],
  [GZIP, gzipped],
  ...ZLIB.map((sign): [Bytes, Unpack] => [sign, (bytes, at) => tried(inflateSync, bytes.subarray(at))]),
];

/** Whether bytes may hold something packed, or be it but for a few before it. */
export const looksPacked = (bytes: Bytes): boolean =>
  bytes.includes(ZIP_MEMBER) || bytes.includes(GZIP) || ZLIB.some((sign) => bytes.slice(0, 4).includes(sign));

/**
 * What stands packed in the bytes, wherever it begins: members of zips (.docx, .xlsx), gzip, zlib.
 * @throws Unreadable where a part has a password, is packed in another way, or is too large
 */
export function* unpacked(bytes: Buffer): Generator<Buffer> {
  for (const [signature, unpack] of WAYS) {
    const sought = bufferOf(signature);
    for (let at = bytes.indexOf(sought); at >= 0; at = bytes.indexOf(sought, at + 1)) {
      const part = unpack(bytes, at);
      if (part && part.length > 0) yield part;
    }
  }
}

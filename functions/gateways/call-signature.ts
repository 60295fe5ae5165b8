import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/*
 * How a school's script proves to the functions that it made a call. Both sides read the school's secret from the spreadsheet. An identity token
 * cannot prove this: each bound script has its own client id, so the functions would have to know the id of every school.
 */

/** The header of a signed call. We do not use `Authorization`, because a host may check that header. */
export const SIGNATURE_HEADER = 'x-nastavnik-signature';

/** A call as its sender announces it in the header, before anybody reads its body. */
export interface AnnouncedCall {
  /** The spreadsheet's id. */
  readonly school: string;
  /** In milliseconds since 1970. */
  readonly time: number;
  /** Different for each call. */
  readonly nonce: string;
  /** SHA-256 of the body, in hexadecimal digits. */
  readonly digest: string;
}

export const bodyDigest = (body: Uint8Array): string => bytesToHex(sha256(body));

/** HMAC-SHA-256 in hexadecimal digits. `path` begins with a slash and has no query. */
export function callSignature(secret: string, path: string, call: AnnouncedCall): string {
  const signed = ['nastavnik-call', call.time, call.nonce, path, call.school, call.digest].join('\n');
  return bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(signed)));
}

/** The header's value, e.g. `school=1AbC time=1790000000000 nonce=… digest=… signature=…`. */
export function signatureHeader(
  secret: string,
  path: string,
  { body, ...call }: Omit<AnnouncedCall, 'digest'> & { readonly body: string },
): string {
  const announced = { ...call, digest: bodyDigest(utf8ToBytes(body)) };
  const parts = { ...announced, signature: callSignature(secret, path, announced) };
  return Object.entries(parts)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

const HEADER =
  /^school=([\w-]{1,200}) time=(\d{13}) nonce=([\da-f-]{8,64}) digest=([\da-f]{64}) signature=([\da-f]{64})$/;

/** Reads the header; undefined if it is malformed. */
export function readSignature(
  header: string,
): { readonly call: AnnouncedCall; readonly signature: string } | undefined {
  const [, school, time, nonce, digest, signature] = HEADER.exec(header) ?? [];
  if (!school || !nonce || !digest || !signature) return undefined;
  return { call: { school, time: Number(time), nonce, digest }, signature };
}

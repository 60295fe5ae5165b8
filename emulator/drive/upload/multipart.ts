import { DriveError } from '../../core/errors.ts';

export interface Part {
  /** Header names are lower-case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Buffer;
}

const malformed = (why: string): DriveError => new DriveError(400, 'badContent', `Malformed multipart body. ${why}`);

/** The parts of a `multipart/related` body (RFC 2046). @throws 400 for any other body */
export function readMultipart(contentType: string, body: Buffer): Part[] {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (!boundary) throw malformed('There is no boundary in the content type.');
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let start = body.indexOf(delimiter);
  while (start >= 0) {
    const after = start + delimiter.byteLength;
    if (body.subarray(after, after + 2).equals(Buffer.from('--'))) return parts;
    const next = body.indexOf(Buffer.concat([Buffer.from('\n'), delimiter]), after);
    if (next < 0) break;
    // The line break (CRLF or LF) before a delimiter is part of the delimiter.
    const end = body[next - 1] === 0x0d ? next - 1 : next;
    parts.push(readPart(body.subarray(body.indexOf(0x0a, after) + 1, end)));
    start = next + 1;
  }
  throw malformed('The closing boundary is missing.');
}

function readPart(bytes: Buffer): Part {
  const [end, gap] = headEnd(bytes);
  const headers: Record<string, string> = {};
  for (const line of bytes.toString('latin1', 0, end).split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  const content = bytes.subarray(end + gap);
  const encoded = headers['content-transfer-encoding']?.toLowerCase() === 'base64';
  return { headers, content: encoded ? Buffer.from(content.toString('latin1'), 'base64') : content };
}

/** The position where the headers end, and the length of the empty line after them. */
function headEnd(bytes: Buffer): [number, number] {
  if (bytes.subarray(0, 2).toString('latin1') === '\r\n') return [0, 2];
  if (bytes[0] === 0x0a) return [0, 1];
  const crlf = bytes.indexOf('\r\n\r\n');
  const lf = bytes.indexOf('\n\n');
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return [crlf, 4];
  if (lf >= 0) return [lf, 2];
  throw malformed('A part has no empty line after its headers.');
}

/** Bytes as a string with one character per byte, so that regular expressions can search them. */
export type Bytes = string;

export const bytesOf = (buffer: Buffer): Bytes => buffer.toString('latin1');
export const bufferOf = (bytes: Bytes): Buffer => Buffer.from(bytes, 'latin1');
export const utf8 = (text: string): Bytes => bytesOf(Buffer.from(text, 'utf8'));
export const byteOf = (digits: string, base: 8 | 16): Bytes =>
  String.fromCharCode(Number.parseInt(digits, base) & 0xff);

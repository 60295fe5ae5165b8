/** A single-byte encoding that old and present Russian programs use for files. */
export interface Encoding {
  readonly decode: (bytes: Buffer) => string;
  /** Characters that the encoding lacks become question marks. */
  readonly encode: (text: string) => Buffer;
}

function encoding(name: string): Encoding {
  const decoder = new TextDecoder(name);
  const signs = [...decoder.decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))];
  const byteOf = new Map(signs.map((sign, byte) => [sign, byte]));
  return {
    decode: (bytes) => decoder.decode(bytes),
    encode: (text) => Buffer.from([...text].map((sign) => byteOf.get(sign) ?? 0x3f)),
  };
}

/** Excel writes «CSV» in windows-1251 to this day. */
export const LEGACY_ENCODINGS: readonly Encoding[] = [
  'windows-1251',
  'koi8-r',
  'ibm866',
  'x-mac-cyrillic',
  'iso-8859-5',
].map(encoding);

/** The upper bytes of Latin, Cyrillic and general punctuation in UTF-16. */
const UPPER: ReadonlySet<number> = new Set([0x00, 0x04, 0x20, 0x21]);
const ORDERS = [
  ['utf16le', 1, 0xfeff],
  ['utf16be', 0, 0xfffe],
] as const;

/** The byte order of a text in UTF-16; undefined for any other bytes. */
export function utf16Order(bytes: Buffer): 'utf16le' | 'utf16be' | undefined {
  if (bytes.length === 0 || bytes.length % 2 === 1) return undefined;
  const [order] =
    ORDERS.find(([, upper, mark]) => {
      const from = bytes.readUInt16LE(0) === mark ? 2 : 0;
      for (let at = from + upper; at < bytes.length; at += 2) if (!UPPER.has(bytes[at] ?? 0xff)) return false;
      return true;
    }) ?? [];
  return order;
}

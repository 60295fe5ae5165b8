import type { Bytes } from './bytes.ts';

/** The first bytes of formats without searchable text, with a Russian name: images, and archives that we cannot unpack. */
const OPAQUE: readonly (readonly [Bytes, string])[] = [
  ['%PDF', 'PDF'],
  ['\xff\xd8\xff\xdb', 'картинка'],
  ['\xff\xd8\xff\xe0', 'картинка'],
  ['\xff\xd8\xff\xe1', 'картинка'],
  ['\xff\xd8\xff\xee', 'картинка'],
  ['\x89PNG', 'картинка'],
  ['GIF8', 'картинка'],
  ['II*\0', 'картинка'],
  ['MM\0*', 'картинка'],
  ['AT&TFORM', 'DjVu'],
  ['7z\xbc\xaf', 'архив 7z'],
  ['Rar!', 'архив RAR'],
  ['\xfd7zXZ', 'архив xz'],
  ['\x28\xb5\x2f\xfd', 'архив zstd'],
  ['\x04\x22\x4d\x18', 'архив lz4'],
  ['MSCF', 'архив cab'],
];
/** A number follows the first bytes of bzip2. */
const BZIP2 = /^BZh[1-9]/;

/** The name of a format without searchable text, by the first bytes; undefined for any other. */
export function opaqueKind(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 12);
  return BZIP2.test(head) ? 'архив bzip2' : OPAQUE.find(([sign]) => head.startsWith(sign))?.[1];
}

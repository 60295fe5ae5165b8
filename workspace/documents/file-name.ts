/** A longer name with an extension is too long for some file systems. */
const LONGEST = 120;

/** A document's title as a file name, without an extension and without characters that some system forbids. */
export function fileName(title: string): string {
  return title
    .replace(/[\\/:*?"<>|\r\n]+/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST)
    .trim();
}

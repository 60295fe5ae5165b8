/** With an extension added, a longer name is too long for some file systems. */
const LONGEST = 120;

/** A file name for a document of this title, without an extension and without characters that some system forbids. */
export function fileName(title: string): string {
  return title
    .replace(/[\\/:*?"<>|\r\n]+/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST)
    .trim();
}

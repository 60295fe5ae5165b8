/** Names longer than this are too long for some system once an ending is added. */
const LONGEST = 120;

/** The name of a file for a document of this title, without an ending: no sign in it that some system does not take. */
export function fileName(title: string): string {
  return title
    .replace(/[\\/:*?"<>|\r\n]+/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST)
    .trim();
}

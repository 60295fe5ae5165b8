/**
 * The clipboard text of cells, with tabs and line breaks between cells. A text that contains a tab or a line break is in quotes, as in Excel and
 * Sheets.
 */
export function clipboardText(cells: readonly (readonly string[])[]): string {
  const quoted = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return cells.map((row) => row.map(quoted).join('\t')).join('\n');
}

/** The cells in a clipboard text; the inverse of {@link clipboardText}. */
export function clipboardCells(text: string): string[][] {
  const rows: string[][] = [[]];
  // A text is quoted only if a tab or a line end follows the closing quote; «"Лучик" school» is not quoted.
  const part = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y;
  const all = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  while (part.lastIndex <= all.length) {
    const [found, quoted, plain = '', end = ''] = part.exec(all) ?? ['', undefined, '', ''];
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
    if (end === '' || found === '') break;
  }
  return rows;
}

/** Cells as the clipboard has them: tabs and line breaks, with quotes around a text that contains one of them, as Excel and Sheets write it. */
export function clipboardText(cells: readonly (readonly string[])[]): string {
  const quoted = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return cells.map((row) => row.map(quoted).join('\t')).join('\n');
}

/** The cells of a clipboard text. */
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

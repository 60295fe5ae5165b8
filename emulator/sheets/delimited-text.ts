/** Cells of a text with a delimiter, such as csv: quotes around a cell may hold delimiters and line breaks, a doubled quote is one. */
export function parseDelimited(text: string, delimiter: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    line.push(cell);
    cell = '';
  };
  const endLine = (): void => {
    endCell();
    lines.push(line);
    line = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (text.startsWith(delimiter, at)) {
      endCell();
      at += delimiter.length - 1;
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text.charAt(at + 1) === '\n') at += 1;
      endLine();
    } else cell += sign;
  }
  if (cell !== '' || line.length > 0) endLine();
  return lines;
}

/** The letters of a grid column. Grid columns count from 0: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** The address of a cell as people see it: row 0, column 1 → B1. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** A tab's title as it stands before `!` in an address: `'Лист1'`. */
export function quotedTitle(title: string): string {
  return `'${title.replaceAll("'", "''")}'`;
}

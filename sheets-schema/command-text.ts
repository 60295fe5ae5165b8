/**
 * How to call a command on the school's computer, for texts in a spreadsheet or a letter. It names two ways, because the reader may have an installed
 * release or the source code.
 */
export const commandText = (command: string, rest = ''): string =>
  `${['nastavnik', command, rest].filter(Boolean).join(' ')}, из исходного кода – npm run ${[command, rest].filter(Boolean).join(' -- ')}`;

/**
 * How people call a command on the school's computer, in a text that a spreadsheet or a letter keeps: an installed release and the source code have
 * different ways, and the text may be read with either.
 */
export const commandText = (command: string, rest = ''): string =>
  `${['nastavnik', command, rest].filter(Boolean).join(' ')}, из исходного кода – npm run ${[command, rest].filter(Boolean).join(' -- ')}`;

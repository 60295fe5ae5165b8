/** Reports an error for the log: a line on the standard error stream. */
export const warnOnStandardError = (line: string): void => void process.stderr.write(`${line}\n`);

import { parse } from 'csv-parse/sync';
import { invalidArgument } from '../core/errors.ts';

/** Parses a delimited text such as csv into cells. Text in quotes may contain delimiters and line breaks. @throws 400 if a quote is not closed */
export function parseDelimited(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false });
  } catch (error) {
    throw invalidArgument(`The data cannot be parsed: ${error instanceof Error ? error.message : ''}`);
  }
}

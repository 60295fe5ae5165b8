import { answerReader } from '../../sheets-schema/answer.ts';
import { normalLabel, type Raw } from '../../sheets-schema/cell.ts';
import type { Area } from '../../sheets-schema/dictionary.ts';
import type { Form } from '../../sheets-schema/form.ts';
import { oneLine } from '../../sheets-schema/normal-text.ts';
import type { RowCells } from './append-row.ts';

const inOrder = (value: unknown): unknown => (Array.isArray(value) ? [...value].sort() : value);

/**
 * Makes a function that turns an answer into a text for comparison. Neither the program that wrote the answer nor the order of ticked options changes
 * the text.
 */
export function answerContents(form: Form, areas: readonly Area[]): (cells: RowCells) => string {
  const read = answerReader(form, areas);
  const questions = Object.entries(form.questions).filter(([field]) => field !== 'formKey');
  return (cells) => {
    const byHeader: Record<string, Raw | undefined> = Object.fromEntries(
      questions.map(([field, { title }]) => [title, cells[field]]),
    );
    const values = new Map(Object.entries(read(byHeader).fields));
    const said = questions.flatMap(([field, { type }]) => {
      const cell = cells[field];
      if (cell === undefined || String(cell).trim() === '') return [];
      const isText = type.kind === 'short' || type.kind === 'long';
      const value = isText ? oneLine(String(cell)) : (inOrder(values.get(field)) ?? `? ${normalLabel(String(cell))}`);
      return [[field, value]];
    });
    return JSON.stringify(said);
  };
}

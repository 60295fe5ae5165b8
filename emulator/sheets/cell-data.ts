import { invalidArgument } from '../core/errors.ts';
import { below, type Mask } from '../core/fields-mask.ts';
import { type CellFormat, cellFormat } from './cell-format.ts';
import { booleanCondition } from './condition.ts';
import type { Draft } from './draft.ts';
import { updateByMask } from './field-update.ts';
import type { Cell, Scalar } from './model.ts';
import { bool, double, flag, laterFields, list, message, outputOnly, text } from './shape.ts';

export const dataValidationRule = message({
  condition: booleanCondition,
  inputMessage: text,
  strict: flag,
  showCustomUi: flag,
});

/** Google's CellData, as far as a request may set it. */
export const cellData = message({
  userEnteredValue: message({
    numberValue: double,
    stringValue: text,
    boolValue: bool,
    ...laterFields('formulaValue'),
    errorValue: outputOnly,
  }),
  userEnteredFormat: cellFormat,
  note: text,
  dataValidation: dataValidationRule,
  effectiveValue: outputOnly,
  effectiveFormat: outputOnly,
  formattedValue: outputOnly,
  hyperlink: outputOnly,
  ...laterFields('textFormatRuns', 'pivotTable', 'dataSourceTable', 'dataSourceFormula', 'chipRuns'),
});

export const rowData = message({ values: list(cellData) });

export type CellData = ReturnType<typeof cellData.read>;

/** Google's limit for the text of one cell, in characters. */
const LONGEST_TEXT = 50_000;

/** @throws 400 when the text is longer than a cell may hold */
export function checkLength(value: Scalar): void {
  if (typeof value === 'string' && value.length > LONGEST_TEXT) {
    throw invalidArgument(`Your input contains more than the maximum of ${LONGEST_TEXT} characters in a single cell.`);
  }
}

type Change = (cell: Cell | null) => Cell | null;

/**
 * What writing `data` through a mask does to a cell: each masked field is taken from `data`, or cleared where `data` lacks it.
 * The result remembers what it did to cells with the same format, so apply one to many cells.
 */
export function cellChange(draft: Draft, data: CellData, mask: Mask): Change {
  const value = enteredValue(data);
  const rule = data.dataValidation && draft.share(data.dataValidation);
  const formatMask = below(mask, 'userEnteredFormat');
  const reaches = (name: string): boolean => below(mask, name) !== undefined;
  const [setsValue, setsNote, setsRule] = ['userEnteredValue', 'note', 'dataValidation'].map(reaches);
  const formats = new Map<string | undefined, string | undefined>();
  const formatFor = (old: string | undefined): string | undefined => {
    if (!formatMask) return old;
    if (!formats.has(old)) formats.set(old, changedFormat(draft, draft.piece(old), data.userEnteredFormat, formatMask));
    return formats.get(old);
  };
  return (cell) =>
    makeCell({
      value: setsValue ? value : cell?.value,
      format: formatFor(cell?.format),
      rule: setsRule ? rule : cell?.rule,
      note: setsNote ? data.note : cell?.note,
    });
}

/** A cell of these parts; null when there is nothing in it. */
export function makeCell(parts: { [K in keyof Cell]: Cell[K] | undefined }): Cell | null {
  const { value, format, rule, note } = parts;
  const cell = {
    ...(value !== undefined && value !== '' && { value }),
    ...(format !== undefined && { format }),
    ...(rule !== undefined && { rule }),
    ...(note !== undefined && note !== '' && { note }),
  };
  return Object.keys(cell).length > 0 ? cell : null;
}

function enteredValue({ userEnteredValue }: CellData): Scalar | undefined {
  if (!userEnteredValue) return undefined;
  const { numberValue, stringValue, boolValue } = userEnteredValue;
  if ([numberValue, stringValue, boolValue].filter((each) => each !== undefined).length > 1) {
    throw invalidArgument('Only one kind of value can be set in an ExtendedValue.');
  }
  const value = numberValue ?? stringValue ?? boolValue;
  if (value !== undefined) checkLength(value);
  return value;
}

function changedFormat(draft: Draft, old: CellFormat | undefined, given: object | undefined, mask: Mask) {
  const format = updateByMask(old ?? {}, given ?? {}, mask);
  return Object.keys(format).length > 0 ? draft.share(format) : undefined;
}

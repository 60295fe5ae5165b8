import { invalidArgument } from '../core/errors.ts';
import { below, type Mask } from '../core/fields-mask.ts';
import { type CellFormat, cellFormat, textFormat } from './cell-format.ts';
import { validationCondition } from './condition.ts';
import type { Draft } from './draft.ts';
import { updateByMask } from './field-update.ts';
import { normalized } from './formula/rewrite.ts';
import { decimalOf } from './formula/tokens.ts';
import type { Cell, Computed, Scalar } from './model.ts';
import { bool, double, flag, int32, list, message, outputOnly, type Shape, text, unsupportedFields } from './shape.ts';

export const dataValidationRule = message({
  condition: validationCondition,
  inputMessage: text,
  strict: flag,
  showCustomUi: flag,
});

const formulaValue: Shape<string> = {
  read(value, at) {
    const formula = text.read(value, at);
    if (!formula.startsWith('=')) throw invalidArgument(`Invalid ${at}: a formula must begin with '='.`);
    return formula;
  },
};

/** The fields of Google's CellData that a request may set. */
export const cellData = message({
  userEnteredValue: message({
    numberValue: double,
    stringValue: text,
    boolValue: bool,
    formulaValue,
    errorValue: outputOnly,
  }),
  userEnteredFormat: cellFormat,
  note: text,
  dataValidation: dataValidationRule,
  effectiveValue: outputOnly,
  effectiveFormat: outputOnly,
  formattedValue: outputOnly,
  hyperlink: outputOnly,
  textFormatRuns: list(message({ startIndex: int32, format: textFormat })),
  ...unsupportedFields('pivotTable', 'dataSourceTable', 'dataSourceFormula', 'chipRuns'),
});

export const rowData = message({ values: list(cellData) });

export type CellData = ReturnType<typeof cellData.read>;

/** Google's limit for the text in a cell, in characters. */
export const LONGEST_TEXT = 50_000;

/** @throws 400 if the text is too long for a cell */
export function checkLength(value: Scalar): void {
  if (typeof value === 'string' && value.length > LONGEST_TEXT) {
    throw invalidArgument(`Your input contains more than the maximum of ${LONGEST_TEXT} characters in a single cell.`);
  }
}

type Change = (cell: Cell | null) => Cell | null;

/**
 * Returns the change that writes `data` to a cell through a mask. Each masked field comes from `data`, or becomes empty if `data` lacks it. The
 * change caches its work and shares equal cells without values, so apply one change to many cells.
 */
export function cellChange(draft: Draft, data: CellData, mask: Mask): Change {
  const content = enteredContent(draft, data);
  const rule = data.dataValidation && draft.share(data.dataValidation);
  const formatMask = below(mask, 'userEnteredFormat');
  const reaches = (name: string): boolean => below(mask, name) !== undefined;
  const [setsValue, setsNote, setsRule, setsRuns] = [
    'userEnteredValue',
    'note',
    'dataValidation',
    'textFormatRuns',
  ].map(reaches);
  const runs = data.textFormatRuns?.length ? draft.share(data.textFormatRuns) : undefined;
  const formats = new Map<string | undefined, string | undefined>();
  const formatFor = (old: string | undefined): string | undefined => {
    if (!formatMask) return old;
    if (!formats.has(old)) formats.set(old, changedFormat(draft, draft.piece(old), data.userEnteredFormat, formatMask));
    return formats.get(old);
  };
  const changed: Change = (cell) =>
    makeCell({
      ...(setsValue ? content : contentOf(cell)),
      format: formatFor(cell?.format),
      rule: setsRule ? rule : cell?.rule,
      note: setsNote ? data.note : cell?.note,
      // New text does not keep the old text's formatting.
      runs: setsRuns ? runs : setsValue ? undefined : cell?.runs,
    });
  const remembered = new Map<Cell | null, Cell | null>();
  return (cell) => {
    if (cell?.value !== undefined) return changed(cell);
    const known = remembered.get(cell);
    if (known !== undefined) return known;
    const made = changed(cell);
    remembered.set(cell, made);
    return made;
  };
}

interface Parts {
  readonly value: Scalar | undefined;
  readonly format: string | undefined;
  readonly rule: string | undefined;
  readonly note: string | undefined;
  readonly formula?: string | undefined;
  readonly computed?: Computed | undefined;
  readonly runs?: string | undefined;
}

/** A cell from these parts; null if the cell is empty. An empty text counts as content only if it is a formula's result. */
export function makeCell({ value, format, rule, note, formula, computed, runs }: Parts): Cell | null {
  const made = formula !== undefined || computed !== undefined;
  const cell = {
    ...(value !== undefined && (made || value !== '') && { value }),
    ...(formula !== undefined && { formula }),
    ...(computed !== undefined && { computed }),
    ...(format !== undefined && { format }),
    ...(rule !== undefined && { rule }),
    ...(note !== undefined && note !== '' && { note }),
    ...(runs !== undefined && typeof value === 'string' && formula === undefined && { runs }),
  };
  return Object.keys(cell).length > 0 ? cell : null;
}

/** A cell's content, without its format, rule and note. */
export function contentOf(cell: Cell | null | undefined): Pick<Parts, 'value' | 'formula' | 'computed' | 'runs'> {
  return { value: cell?.value, formula: cell?.formula, computed: cell?.computed, runs: cell?.runs };
}

/** A formula as cell content. Its value is calculated at the end of the request. @throws 400 if the formula is too long */
export function formulaContent(draft: Draft, formula: string): Pick<Parts, 'value' | 'formula'> {
  checkLength(formula);
  const { locale } = draft.properties;
  return { value: '', formula: normalized(formula, decimalOf(locale), (typed) => titleLike(draft, typed)) };
}

function titleLike(draft: Draft, typed: string): string | undefined {
  const wanted = typed.toLowerCase();
  return draft.tabs.find(({ properties }) => properties.title.toLowerCase() === wanted)?.properties.title;
}

function enteredContent(draft: Draft, { userEnteredValue }: CellData): Pick<Parts, 'value' | 'formula'> {
  if (!userEnteredValue) return { value: undefined };
  const { numberValue, stringValue, boolValue, formulaValue } = userEnteredValue;
  if ([numberValue, stringValue, boolValue, formulaValue].filter((each) => each !== undefined).length > 1) {
    throw invalidArgument('Only one kind of value can be set in an ExtendedValue.');
  }
  if (formulaValue !== undefined) return formulaContent(draft, formulaValue);
  const value = numberValue ?? stringValue ?? boolValue;
  if (value !== undefined) checkLength(value);
  return { value };
}

function changedFormat(draft: Draft, old: CellFormat | undefined, given: object | undefined, mask: Mask) {
  const format = updateByMask(old ?? {}, given ?? {}, mask);
  return Object.keys(format).length > 0 ? draft.share(format) : undefined;
}

import { Matcher, RE2JS, RE2JSException } from 're2js';
import { invalidArgument } from '../../core/errors.ts';
import { re2 } from '../../core/re2.ts';
import { checkLength, formulaContent, makeCell } from '../cell-data.ts';
import { shownFormat } from '../cell-format.ts';
import type { Draft } from '../draft.ts';
import { gridRange, wholeSheet } from '../grid-range.ts';
import type { Area, Cell } from '../model.ts';
import { formatted } from '../number-format.ts';
import { guardArea } from '../protection.ts';
import { recalculate } from '../recalculate.ts';
import { requestedArea } from '../resolve-range.ts';
import { flag, int32, message, text } from '../shape.ts';
import { parseTyped } from '../typed-input.ts';
import { kind } from './kind.ts';

const shape = message({
  find: text,
  replacement: text,
  matchCase: flag,
  matchEntireCell: flag,
  searchByRegex: flag,
  includeFormulas: flag,
  range: gridRange,
  sheetId: int32,
  allSheets: flag,
});

export const findReplace = kind(shape, (request, draft) => {
  if (!request.find) throw invalidArgument('find is required.');
  recalculate(draft);
  const search = searchOf(request);
  const rows = new Set<string>();
  const tabs = new Set<number>();
  let [valuesChanged, formulasChanged, occurrencesChanged] = [0, 0, 0];
  for (const area of areasOf(draft, request)) {
    const { rows: stored } = draft.sheet(area.sheetId);
    for (let row = area.startRowIndex; row < Math.min(area.endRowIndex, stored.length); row += 1) {
      for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1) {
        const cell = draft.sheet(area.sheetId).rows[row]?.cells[column];
        const changed = cell && replaced(draft, cell, search, request);
        if (!changed) continue;
        guardArea(draft, {
          ...area,
          startRowIndex: row,
          endRowIndex: row + 1,
          startColumnIndex: column,
          endColumnIndex: column + 1,
        });
        draft.setCell(draft.edit(area.sheetId), row, column, changed.cell);
        if (cell.formula === undefined) valuesChanged += 1;
        else formulasChanged += 1;
        occurrencesChanged += changed.count;
        rows.add(`${area.sheetId} ${row}`);
        tabs.add(area.sheetId);
      }
    }
  }
  const counts = {
    valuesChanged,
    formulasChanged,
    rowsChanged: rows.size,
    sheetsChanged: tabs.size,
    occurrencesChanged,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
});

type FindReplace = ReturnType<typeof shape.read>;

function areasOf(draft: Draft, { range, sheetId, allSheets }: FindReplace): Area[] {
  const scopes = [range, sheetId, allSheets].filter((scope) => scope !== undefined);
  if (scopes.length !== 1) throw invalidArgument('Exactly one of range, sheetId and allSheets must be set.');
  if (range) return [requestedArea(draft, range)];
  if (sheetId !== undefined) return [wholeSheet(draft.sheet(sheetId))];
  return draft.tabs.filter(({ properties }) => properties.sheetType !== 'OBJECT').map(wholeSheet);
}

/** Finds and replaces in one text. */
interface Search {
  count(text: string): number;
  /** @throws {ApiError} if the replacement refers to a group that the pattern does not have */
  replace(text: string): string;
}

/** Google documents the rules of Java for the pattern and the replacement. RE2 has them without backreferences and lookarounds. */
function searchOf({ find = '', replacement = '', searchByRegex, matchCase, matchEntireCell }: FindReplace): Search {
  const source = searchByRegex ? find : RE2JS.quote(find);
  const compiled = (text: string) =>
    re2(`${matchCase ? '' : '(?i)'}${text}`, () => invalidArgument(`Invalid regular expression: ${find}`));
  const part = compiled(source);
  const pattern = matchEntireCell ? compiled(`^(?:${source})$`) : part;
  const next = searchByRegex ? replacement : Matcher.quoteReplacement(replacement, true);
  return {
    count(text) {
      const matcher = pattern.matcher(text);
      let found = 0;
      while (matcher.find()) found += 1;
      return found;
    },
    replace(text) {
      try {
        return pattern.matcher(text).replaceAll(next, true);
      } catch (error) {
        if (error instanceof RE2JSException) throw invalidArgument(`Invalid replacement: ${replacement}`);
        throw error;
      }
    },
  };
}

function replaced(draft: Draft, cell: Cell, search: Search, { includeFormulas }: FindReplace) {
  if (cell.value === undefined || cell.computed?.spilled) return undefined;
  if (cell.formula !== undefined) return includeFormulas ? replacedFormula(draft, cell, search) : undefined;
  const shown = formatted(cell.value, shownFormat(draft.workbook, cell), draft.properties.locale);
  const count = search.count(shown);
  if (count === 0) return undefined;
  const text = search.replace(shown);
  // A changed text stays a text; any other changed value is parsed as if typed.
  const value = typeof cell.value === 'string' ? text : parseTyped(text, draft.properties.locale).value;
  checkLength(value);
  const { format, rule, note } = cell;
  return { cell: makeCell({ value, format, rule, note }), count };
}

function replacedFormula(draft: Draft, cell: Cell, search: Search) {
  const { formula = '', format, rule, note } = cell;
  const count = search.count(formula);
  if (count === 0) return undefined;
  const next = search.replace(formula);
  const content = next.startsWith('=') ? formulaContent(draft, next) : parseTyped(next, draft.properties.locale);
  return { cell: makeCell({ ...content, format, rule, note }), count };
}

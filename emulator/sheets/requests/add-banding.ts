import { invalidArgument } from '../../core/errors.ts';
import { bothColors, color, colorStyle } from '../color.ts';
import type { Draft } from '../draft.ts';
import { gridRange, intersection, showRange } from '../grid-range.ts';
import type { BandedRange } from '../model.ts';
import { guardArea } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { int32, message } from '../shape.ts';
import { kind, required } from './kind.ts';

const bandFields = message({
  headerColor: color,
  headerColorStyle: colorStyle,
  firstBandColor: color,
  firstBandColorStyle: colorStyle,
  secondBandColor: color,
  secondBandColorStyle: colorStyle,
  footerColor: color,
  footerColorStyle: colorStyle,
});

const BANDS = ['headerColor', 'firstBandColor', 'secondBandColor', 'footerColor'];

const bands = {
  fields: bandFields.fields,
  read(value: unknown, at: string): object {
    let read: Readonly<Record<string, unknown>> = bandFields.read(value, at);
    for (const name of BANDS) read = bothColors(read, name);
    return read;
  },
};

/** Google's BandedRange in a request. */
export const bandedRange = message({
  bandedRangeId: int32,
  range: gridRange,
  rowProperties: bands,
  columnProperties: bands,
});

/** @throws 400 if there is no such banding */
export function findBanding(draft: Draft, id: number): { sheetId: number; banding: BandedRange } {
  for (const { properties, bandedRanges } of draft.tabs) {
    const banding = bandedRanges.find((each) => each.bandedRangeId === id);
    if (banding) return { sheetId: properties.sheetId, banding };
  }
  throw invalidArgument(`No banded range with id: ${id}`);
}

export const addBanding = kind(message({ bandedRange }), ({ bandedRange: given }, draft) => {
  const { bandedRangeId, range, ...rest } = required(given, 'bandedRange');
  const area = requestedArea(draft, required(range, 'bandedRange.range'));
  guardArea(draft, area);
  const sheet = draft.edit(area.sheetId);
  if (draft.tabs.some((tab) => tab.bandedRanges.some((each) => each.bandedRangeId === bandedRangeId))) {
    throw invalidArgument(`Banded range with id ${bandedRangeId} already exists.`);
  }
  const overlaps = [...sheet.bandedRanges, ...sheet.tables].some((each) =>
    intersection(requestedArea(draft, each.range), area),
  );
  if (overlaps) throw invalidArgument('You cannot add alternating background colors to a range that already has them.');
  const added = { ...rest, bandedRangeId: bandedRangeId ?? draft.ids.int31(), range: area };
  sheet.bandedRanges.push(added);
  return { bandedRange: { ...added, range: showRange(area) } };
});

import { invalidArgument } from '../../core/errors.ts';
import { int32, message } from '../shape.ts';
import { kind } from './kind.ts';

export const deleteBanding = kind(message({ bandedRangeId: int32 }), ({ bandedRangeId = 0 }, draft) => {
  const tab = draft.tabs.find((sheet) => sheet.bandedRanges.some((each) => each.bandedRangeId === bandedRangeId));
  if (!tab) throw invalidArgument(`No banded range with id: ${bandedRangeId}`);
  const sheet = draft.edit(tab.properties.sheetId);
  sheet.bandedRanges = sheet.bandedRanges.filter((each) => each.bandedRangeId !== bandedRangeId);
});

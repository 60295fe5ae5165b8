import { int32, message } from '../shape.ts';
import { findBanding } from './add-banding.ts';
import { kind } from './kind.ts';

export const deleteBanding = kind(message({ bandedRangeId: int32 }), ({ bandedRangeId = 0 }, draft) => {
  const { sheetId, banding } = findBanding(draft, bandedRangeId);
  const sheet = draft.edit(sheetId);
  sheet.bandedRanges = sheet.bandedRanges.filter((each) => each !== banding);
});

import { dropFromFormulas } from '../formula-shift.ts';
import { guardDeletion } from '../protection.ts';
import { int32, message } from '../shape.ts';
import { checkSomeVisible } from '../sheet-properties.ts';
import { kind } from './kind.ts';

export const deleteSheet = kind(message({ sheetId: int32 }), ({ sheetId = 0 }, draft) => {
  guardDeletion(draft, sheetId);
  dropFromFormulas(draft, sheetId);
  draft.removeSheet(sheetId);
  checkSomeVisible(draft, 'remove');
  draft.namedRanges = draft.namedRanges.map((named) => {
    const { range, ...rest } = named;
    return range?.sheetId === sheetId ? rest : named;
  });
  draft.metadata = draft.metadata.filter(
    ({ location }) => (location.sheetId ?? location.dimensionRange?.sheetId) !== sheetId,
  );
});

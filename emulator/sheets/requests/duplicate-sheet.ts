import { copyOfSheet, copyTitle } from '../copy-sheet.ts';
import { int32, message, text } from '../shape.ts';
import { checkedGrid, checkTitle, newSheetId } from '../sheet-properties.ts';
import { showSheetProperties } from '../show-spreadsheet.ts';
import { kind } from './kind.ts';

export const duplicateSheet = kind(
  message({ sourceSheetId: int32, insertSheetIndex: int32, newSheetId: int32, newSheetName: text }),
  (request, draft) => {
    const source = draft.tab(request.sourceSheetId ?? 0);
    const title = request.newSheetName ?? copyTitle(draft, source.properties.title);
    checkTitle(draft, title);
    checkedGrid(draft, source.properties.gridProperties);
    const sheetId = newSheetId(draft, request.newSheetId);
    const place = Math.min(request.insertSheetIndex ?? 0, draft.tabs.length);
    const copy = copyOfSheet(draft, source, sheetId, title);
    draft.insertSheet(copy, place);
    return { properties: showSheetProperties(copy.properties, place) };
  },
);

import { invalidArgument, notImplemented } from '../../core/errors.ts';
import { emptySheet } from '../draft.ts';
import { message } from '../shape.ts';
import { checkedGrid, checkTitle, freeTitle, newSheetId, sheetProperties } from '../sheet-properties.ts';
import { showSheetProperties } from '../show-spreadsheet.ts';
import { kind } from './kind.ts';

export const addSheet = kind(message({ properties: sheetProperties }), ({ properties = {} }, draft) => {
  const { title = freeTitle(draft), index, gridProperties = {}, sheetType = 'GRID', ...rest } = properties;
  if (sheetType === 'OBJECT') throw invalidArgument('Sheet type OBJECT can only be added with a chart.');
  if (sheetType === 'DATA_SOURCE') throw notImplemented('properties.sheetType: DATA_SOURCE');
  checkTitle(draft, title);
  const sheetId = newSheetId(draft, properties.sheetId);
  const sheet = emptySheet({ ...rest, sheetId, title, gridProperties: checkedGrid(draft, gridProperties) });
  const place = Math.min(Math.max(index ?? draft.tabs.length, 0), draft.tabs.length);
  draft.insertSheet(sheet, place);
  return { properties: showSheetProperties(sheet.properties, place) };
});

import { invalidArgument } from '../../core/errors.ts';
import { updateByMask, updateMask } from '../field-update.ts';
import { message, text } from '../shape.ts';
import { spreadsheetProperties } from '../spreadsheet-properties.ts';
import { kind, required } from './kind.ts';

export const updateSpreadsheetProperties = kind(
  message({ properties: spreadsheetProperties, fields: text }),
  ({ properties, fields }, draft) => {
    const mask = updateMask(fields, spreadsheetProperties);
    const next = updateByMask(draft.properties, required(properties, 'properties'), mask);
    if (!next.title) throw invalidArgument('The spreadsheet title cannot be empty.');
    draft.properties = { ...draft.properties, ...next };
  },
);

import { int32, message, optionalChoice, unsupportedFields } from './shape.ts';

/** Google's SortSpec. `dimensionIndex` is a column of the tab, not of the range. */
export const sortSpec = message({
  dimensionIndex: int32,
  sortOrder: optionalChoice('SortOrder', ['ASCENDING', 'DESCENDING']),
  ...unsupportedFields(
    'foregroundColor',
    'foregroundColorStyle',
    'backgroundColor',
    'backgroundColorStyle',
    'dataSourceColumnReference',
  ),
});

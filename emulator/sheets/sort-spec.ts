import { choice, int32, message, unsupportedFields } from './shape.ts';

/** Google's SortSpec. `dimensionIndex` is a column of the tab, not of the range. */
export const sortSpec = message({
  dimensionIndex: int32,
  sortOrder: choice('SortOrder', ['ASCENDING', 'DESCENDING']),
  ...unsupportedFields(
    'foregroundColor',
    'foregroundColorStyle',
    'backgroundColor',
    'backgroundColorStyle',
    'dataSourceColumnReference',
  ),
});

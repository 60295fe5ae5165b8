import { choice, int32, laterFields, message } from './shape.ts';

/** Google's SortSpec. `dimensionIndex` is a column of the tab, not of the range. */
export const sortSpec = message({
  dimensionIndex: int32,
  sortOrder: choice('SortOrder', ['ASCENDING', 'DESCENDING']),
  ...laterFields(
    'foregroundColor',
    'foregroundColorStyle',
    'backgroundColor',
    'backgroundColorStyle',
    'dataSourceColumnReference',
  ),
});

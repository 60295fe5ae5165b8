import { addBanding } from './add-banding.ts';
import { addChart } from './add-chart.ts';
import { addConditionalFormatRule } from './add-conditional-format-rule.ts';
import { addNamedRange } from './add-named-range.ts';
import { addProtectedRange } from './add-protected-range.ts';
import { addSheet } from './add-sheet.ts';
import { appendCells } from './append-cells.ts';
import { appendDimension } from './append-dimension.ts';
import { autoResizeDimensions } from './auto-resize-dimensions.ts';
import { clearBasicFilter } from './clear-basic-filter.ts';
import { createDeveloperMetadata } from './create-developer-metadata.ts';
import { deleteBanding } from './delete-banding.ts';
import { deleteConditionalFormatRule } from './delete-conditional-format-rule.ts';
import { deleteDeveloperMetadata } from './delete-developer-metadata.ts';
import { deleteDimension } from './delete-dimension.ts';
import { deleteEmbeddedObject } from './delete-embedded-object.ts';
import { deleteNamedRange } from './delete-named-range.ts';
import { deleteProtectedRange } from './delete-protected-range.ts';
import { deleteSheet } from './delete-sheet.ts';
import { duplicateSheet } from './duplicate-sheet.ts';
import { findReplace } from './find-replace.ts';
import { insertDimension } from './insert-dimension.ts';
import type { RequestKind } from './kind.ts';
import { mergeCells } from './merge-cells.ts';
import { repeatCell } from './repeat-cell.ts';
import { setBasicFilter } from './set-basic-filter.ts';
import { setDataValidation } from './set-data-validation.ts';
import { sortRange } from './sort-range.ts';
import { unmergeCells } from './unmerge-cells.ts';
import { updateBorders } from './update-borders.ts';
import { updateCells } from './update-cells.ts';
import { updateChartSpec } from './update-chart-spec.ts';
import { updateConditionalFormatRule } from './update-conditional-format-rule.ts';
import { updateDeveloperMetadata } from './update-developer-metadata.ts';
import { updateDimensionProperties } from './update-dimension-properties.ts';
import { updateEmbeddedObjectPosition } from './update-embedded-object-position.ts';
import { updateNamedRange } from './update-named-range.ts';
import { updateProtectedRange } from './update-protected-range.ts';
import { updateSheetProperties } from './update-sheet-properties.ts';
import { updateSpreadsheetProperties } from './update-spreadsheet-properties.ts';

/** The kinds of request that the emulator carries out. */
export const KINDS: Readonly<Record<string, RequestKind | undefined>> = {
  addBanding,
  addChart,
  addConditionalFormatRule,
  addNamedRange,
  addProtectedRange,
  addSheet,
  appendCells,
  appendDimension,
  autoResizeDimensions,
  clearBasicFilter,
  createDeveloperMetadata,
  deleteBanding,
  deleteConditionalFormatRule,
  deleteDeveloperMetadata,
  deleteDimension,
  deleteEmbeddedObject,
  deleteNamedRange,
  deleteProtectedRange,
  deleteSheet,
  duplicateSheet,
  findReplace,
  insertDimension,
  mergeCells,
  repeatCell,
  setBasicFilter,
  setDataValidation,
  sortRange,
  unmergeCells,
  updateBorders,
  updateCells,
  updateChartSpec,
  updateConditionalFormatRule,
  updateDeveloperMetadata,
  updateDimensionProperties,
  updateEmbeddedObjectPosition,
  updateNamedRange,
  updateProtectedRange,
  updateSheetProperties,
  updateSpreadsheetProperties,
};

/** The kinds that Google has and the emulator answers with 501. */
export const LATER_KINDS: ReadonlySet<string> = new Set([
  'addDataSource',
  'addDimensionGroup',
  'addFilterView',
  'addSlicer',
  'addTable',
  'autoFill',
  'cancelDataSourceRefresh',
  'copyPaste',
  'cutPaste',
  'deleteDataSource',
  'deleteDimensionGroup',
  'deleteDuplicates',
  'deleteFilterView',
  'deleteRange',
  'deleteTable',
  'duplicateFilterView',
  'insertRange',
  'moveDimension',
  'pasteData',
  'randomizeRange',
  'refreshDataSource',
  'textToColumns',
  'trimWhitespace',
  'updateBanding',
  'updateDataSource',
  'updateDimensionGroup',
  'updateEmbeddedObjectBorder',
  'updateFilterView',
  'updateSlicerSpec',
  'updateTable',
]);

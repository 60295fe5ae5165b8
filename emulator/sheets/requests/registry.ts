import { addBanding } from './add-banding.ts';
import { addChart } from './add-chart.ts';
import { addConditionalFormatRule } from './add-conditional-format-rule.ts';
import { addDimensionGroup } from './add-dimension-group.ts';
import { addFilterView } from './add-filter-view.ts';
import { addNamedRange } from './add-named-range.ts';
import { addProtectedRange } from './add-protected-range.ts';
import { addSheet } from './add-sheet.ts';
import { addTable } from './add-table.ts';
import { appendCells } from './append-cells.ts';
import { appendDimension } from './append-dimension.ts';
import { autoFill } from './auto-fill.ts';
import { autoResizeDimensions } from './auto-resize-dimensions.ts';
import { clearBasicFilter } from './clear-basic-filter.ts';
import { copyPaste } from './copy-paste.ts';
import { createDeveloperMetadata } from './create-developer-metadata.ts';
import { cutPaste } from './cut-paste.ts';
import { deleteBanding } from './delete-banding.ts';
import { deleteConditionalFormatRule } from './delete-conditional-format-rule.ts';
import { deleteDeveloperMetadata } from './delete-developer-metadata.ts';
import { deleteDimension } from './delete-dimension.ts';
import { deleteDimensionGroup } from './delete-dimension-group.ts';
import { deleteDuplicates } from './delete-duplicates.ts';
import { deleteEmbeddedObject } from './delete-embedded-object.ts';
import { deleteFilterView } from './delete-filter-view.ts';
import { deleteNamedRange } from './delete-named-range.ts';
import { deleteProtectedRange } from './delete-protected-range.ts';
import { deleteRange } from './delete-range.ts';
import { deleteSheet } from './delete-sheet.ts';
import { deleteTable } from './delete-table.ts';
import { duplicateFilterView } from './duplicate-filter-view.ts';
import { duplicateSheet } from './duplicate-sheet.ts';
import { findReplace } from './find-replace.ts';
import { insertDimension } from './insert-dimension.ts';
import { insertRange } from './insert-range.ts';
import type { RequestKind } from './kind.ts';
import { mergeCells } from './merge-cells.ts';
import { moveDimension } from './move-dimension.ts';
import { pasteData } from './paste-data.ts';
import { randomizeRange } from './randomize-range.ts';
import { repeatCell } from './repeat-cell.ts';
import { setBasicFilter } from './set-basic-filter.ts';
import { setDataValidation } from './set-data-validation.ts';
import { sortRange } from './sort-range.ts';
import { textToColumns } from './text-to-columns.ts';
import { trimWhitespace } from './trim-whitespace.ts';
import { unmergeCells } from './unmerge-cells.ts';
import { updateBanding } from './update-banding.ts';
import { updateBorders } from './update-borders.ts';
import { updateCells } from './update-cells.ts';
import { updateChartSpec } from './update-chart-spec.ts';
import { updateConditionalFormatRule } from './update-conditional-format-rule.ts';
import { updateDeveloperMetadata } from './update-developer-metadata.ts';
import { updateDimensionGroup } from './update-dimension-group.ts';
import { updateDimensionProperties } from './update-dimension-properties.ts';
import { updateEmbeddedObjectBorder } from './update-embedded-object-border.ts';
import { updateEmbeddedObjectPosition } from './update-embedded-object-position.ts';
import { updateFilterView } from './update-filter-view.ts';
import { updateNamedRange } from './update-named-range.ts';
import { updateProtectedRange } from './update-protected-range.ts';
import { updateSheetProperties } from './update-sheet-properties.ts';
import { updateSpreadsheetProperties } from './update-spreadsheet-properties.ts';
import { updateTable } from './update-table.ts';

/** The request kinds that the emulator supports. */
export const KINDS: Readonly<Record<string, RequestKind | undefined>> = {
  addBanding,
  addChart,
  addConditionalFormatRule,
  addDimensionGroup,
  addFilterView,
  addNamedRange,
  addProtectedRange,
  addSheet,
  addTable,
  appendCells,
  appendDimension,
  autoFill,
  autoResizeDimensions,
  clearBasicFilter,
  copyPaste,
  createDeveloperMetadata,
  cutPaste,
  deleteBanding,
  deleteConditionalFormatRule,
  deleteDeveloperMetadata,
  deleteDimension,
  deleteDimensionGroup,
  deleteDuplicates,
  deleteEmbeddedObject,
  deleteFilterView,
  deleteNamedRange,
  deleteProtectedRange,
  deleteRange,
  deleteSheet,
  deleteTable,
  duplicateFilterView,
  duplicateSheet,
  findReplace,
  insertDimension,
  insertRange,
  mergeCells,
  moveDimension,
  pasteData,
  randomizeRange,
  repeatCell,
  setBasicFilter,
  setDataValidation,
  sortRange,
  textToColumns,
  trimWhitespace,
  unmergeCells,
  updateBanding,
  updateBorders,
  updateCells,
  updateChartSpec,
  updateConditionalFormatRule,
  updateDeveloperMetadata,
  updateDimensionGroup,
  updateDimensionProperties,
  updateEmbeddedObjectBorder,
  updateEmbeddedObjectPosition,
  updateFilterView,
  updateNamedRange,
  updateProtectedRange,
  updateSheetProperties,
  updateSpreadsheetProperties,
  updateTable,
};

/** Google's request kinds that the emulator answers with 501. */
export const UNSUPPORTED_KINDS: ReadonlySet<string> = new Set([
  'addDataSource',
  'addSlicer',
  'cancelDataSourceRefresh',
  'deleteDataSource',
  'refreshDataSource',
  'updateDataSource',
  'updateSlicerSpec',
]);

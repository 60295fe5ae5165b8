import type { Sheet, Workbook } from '../../sheets/model.ts';

/** Whether an application hides a tab from a person. @param marks - the developer metadata of the tab, value by key */
export type HidesTab = (identity: string, marks: ReadonlyMap<string, string>) => boolean;

const marksOf = ({ metadata }: Workbook, { properties: { sheetId } }: Sheet): ReadonlyMap<string, string> =>
  new Map(
    metadata
      .filter(({ location }) => location.sheetId === sheetId)
      .map(({ metadataKey, metadataValue = '' }) => [metadataKey, metadataValue]),
  );

/** The tabs that a person may see on pages and in downloads: no hidden tab, and none that the application hides from them. */
export const visibleTabs = (workbook: Workbook, identity: string, hidesTab: HidesTab): Sheet[] =>
  workbook.sheets.filter((sheet) => !sheet.properties.hidden && !hidesTab(identity, marksOf(workbook, sheet)));

import type { DeveloperMetadata } from './model.ts';

/** DeveloperMetadata with the type of its location. A dimension's `sheetId` 0 is omitted. */
export function showMetadata({ location, ...rest }: DeveloperMetadata): object {
  return { ...rest, location: { locationType: locationType(location), ...showLocation(location) } };
}

export function locationType(location: DeveloperMetadata['location']): string {
  if (location.dimensionRange) return location.dimensionRange.dimension === 'ROWS' ? 'ROW' : 'COLUMN';
  return location.spreadsheet ? 'SPREADSHEET' : 'SHEET';
}

function showLocation({ dimensionRange, ...rest }: DeveloperMetadata['location']): object {
  if (!dimensionRange) return rest;
  const { sheetId, ...place } = dimensionRange;
  return { dimensionRange: sheetId === 0 ? place : { sheetId, ...place } };
}

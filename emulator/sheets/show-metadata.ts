import type { DeveloperMetadata } from './model.ts';

/** Metadata never change, and each read of a spreadsheet shows all of them. */
const shown = new WeakMap<DeveloperMetadata, object>();

/** DeveloperMetadata with the type of its location. A dimension's `sheetId` 0 is omitted. */
export function showMetadata(metadata: DeveloperMetadata): object {
  const known = shown.get(metadata);
  if (known) return known;
  const { location, ...rest } = metadata;
  const message = { ...rest, location: { locationType: locationType(location), ...showLocation(location) } };
  shown.set(metadata, message);
  return message;
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

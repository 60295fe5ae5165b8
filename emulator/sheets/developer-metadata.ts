import { invalidArgument } from '../core/errors.ts';
import { dimensionRange, sizeOf, spanOf } from './dimension-range.ts';
import { gridRange } from './grid-range.ts';
import type { DeveloperMetadata, MetadataLocation, Sheet } from './model.ts';
import { flag, int32, message, optionalChoice, outputOnly, text } from './shape.ts';
import { locationType } from './show-metadata.ts';

const location = message({ locationType: outputOnly, spreadsheet: flag, sheetId: int32, dimensionRange });
const visibility = optionalChoice('DeveloperMetadataVisibility', ['DOCUMENT', 'PROJECT']);

/** Google's DeveloperMetadata in a request. */
export const developerMetadata = message({
  metadataId: int32,
  metadataKey: text,
  metadataValue: text,
  location,
  visibility,
});

/** Checks the location of new metadata. @throws 400 if the location is not a single place of the spreadsheet */
export function checkedLocation(
  sheets: { sheet(sheetId: number): Sheet },
  given: ReturnType<typeof location.read> | undefined,
): MetadataLocation {
  if (given?.spreadsheet) return { spreadsheet: true };
  if (given?.sheetId !== undefined) {
    sheets.sheet(given.sheetId);
    return { sheetId: given.sheetId };
  }
  if (!given?.dimensionRange) throw invalidArgument('A location must be specified.');
  const { sheetId, dimension, start, end } = spanOf(sheets, given.dimensionRange);
  if (end > sizeOf(sheets.sheet(sheetId), dimension)) {
    throw invalidArgument('The dimension range of a developer metadata location is outside of the grid.');
  }
  if (end - start !== 1) {
    throw invalidArgument('Developer metadata can be associated with a single row or column only.');
  }
  return { dimensionRange: { sheetId, dimension, startIndex: start, endIndex: end } };
}

const lookup = message({
  metadataId: int32,
  metadataKey: text,
  metadataValue: text,
  visibility,
  locationType: optionalChoice('DeveloperMetadataLocationType', ['ROW', 'COLUMN', 'SHEET', 'SPREADSHEET']),
  metadataLocation: location,
  locationMatchingStrategy: optionalChoice('DeveloperMetadataLocationMatchingStrategy', [
    'EXACT_LOCATION',
    'INTERSECTING_LOCATION',
  ]),
});

type Lookup = ReturnType<typeof lookup.read>;

export const dataFilter = message({ developerMetadataLookup: lookup, a1Range: text, gridRange });

const agrees = <T>(want: T | undefined, is: T): boolean => want === undefined || want === is;

/** Whether metadata match a data filter in all fields that the filter sets. */
export function matches(metadata: DeveloperMetadata, wanted: Lookup | undefined): boolean {
  if (!wanted || Object.keys(wanted).length === 0) return false;
  return (
    agrees(wanted.metadataId, metadata.metadataId) &&
    agrees(wanted.metadataKey, metadata.metadataKey) &&
    agrees(wanted.metadataValue, metadata.metadataValue ?? '') &&
    agrees(wanted.visibility, metadata.visibility) &&
    agrees<string>(wanted.locationType, locationType(metadata.location)) &&
    (!wanted.metadataLocation || isAt(metadata.location, wanted.metadataLocation, wanted.locationMatchingStrategy))
  );
}

function isAt(
  place: MetadataLocation,
  wanted: NonNullable<Lookup['metadataLocation']>,
  strategy: Lookup['locationMatchingStrategy'],
): boolean {
  // A row or column intersects only itself. A tab also intersects its rows and columns. The spreadsheet intersects everything.
  const exact = strategy === 'EXACT_LOCATION' || (strategy === undefined && wanted.dimensionRange !== undefined);
  if (wanted.spreadsheet) return !exact || place.spreadsheet === true;
  if (wanted.sheetId !== undefined) {
    return place.sheetId === wanted.sheetId || (!exact && place.dimensionRange?.sheetId === wanted.sheetId);
  }
  const { sheetId = 0, dimension, startIndex = 0, endIndex = startIndex + 1 } = wanted.dimensionRange ?? {};
  const own = place.dimensionRange;
  if (own?.sheetId !== sheetId || own.dimension !== dimension) return false;
  if (exact) return own.startIndex === startIndex && own.endIndex === endIndex;
  return own.startIndex < endIndex && own.endIndex > startIndex;
}

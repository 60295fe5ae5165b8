import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

/**
 * Requests that replace the spreadsheet's metadata value `before` with `after`. `undefined` means no value. If both are equal, there are no requests.
 */
export function markRequests(
  metadataKey: string,
  before: string | undefined,
  after: string | undefined,
): sheets_v4.Schema$Request[] {
  if (before === after) return [];
  const dataFilter = { developerMetadataLookup: { metadataKey } };
  if (after === undefined) return [{ deleteDeveloperMetadata: { dataFilter } }];
  if (before === undefined) {
    const location = { spreadsheet: true };
    const developerMetadata = { metadataKey, metadataValue: after, location, visibility: 'DOCUMENT' };
    return [{ createDeveloperMetadata: { developerMetadata } }];
  }
  const developerMetadata = { metadataValue: after };
  return [{ updateDeveloperMetadata: { dataFilters: [dataFilter], developerMetadata, fields: 'metadataValue' } }];
}

/** The metadata value under a key. */
export function markedValue(
  metadata: readonly sheets_v4.Schema$DeveloperMetadata[] | undefined,
  key: string,
): string | undefined {
  return metadata?.find(({ metadataKey }) => metadataKey === key)?.metadataValue ?? undefined;
}

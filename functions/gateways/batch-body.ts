import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

/** The parts of the changed spreadsheet that Google's answer to a batch shows. */
export interface Shown {
  readonly fields: string;
  /** The ranges whose cells `updatedSpreadsheet` contains, in A1 notation. */
  readonly ranges: readonly string[];
}

/** The body of a batch. Google's answer shows only these ranges, because the whole spreadsheet would be too much. */
export function batchBody(
  requests: readonly sheets_v4.Schema$Request[],
  shown: Shown | undefined,
): sheets_v4.Schema$BatchUpdateSpreadsheetRequest {
  if (!shown?.ranges.length) return { requests: [...requests] };
  return { requests: [...requests], includeSpreadsheetInResponse: true, responseRanges: [...shown.ranges] };
}

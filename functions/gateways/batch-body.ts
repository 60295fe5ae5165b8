import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

/** The parts of the changed spreadsheet that Google's answer to a batch includes. */
export interface Shown {
  /** A field mask for the answer. */
  readonly fields: string;
  /** The ranges whose cells `updatedSpreadsheet` contains, in A1 notation. */
  readonly ranges: readonly string[];
}

/**
 * The body of a batch. Google's answer contains the spreadsheet only if the body requests it. We request it only for certain ranges, because
 * otherwise the answer would contain the whole spreadsheet.
 */
export function batchBody(
  requests: readonly sheets_v4.Schema$Request[],
  shown: Shown | undefined,
): sheets_v4.Schema$BatchUpdateSpreadsheetRequest {
  if (!shown?.ranges.length) return { requests: [...requests] };
  return { requests: [...requests], includeSpreadsheetInResponse: true, responseRanges: [...shown.ranges] };
}

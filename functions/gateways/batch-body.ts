import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

/** What a batch's answer includes. */
export interface Shown {
  /** Field mask of the answer. */
  readonly fields: string;
  /** The cells of `updatedSpreadsheet`, in A1. */
  readonly ranges: readonly string[];
}

/** The body of a batch. Google returns no spreadsheet unless asked, and the whole one if no range is named. */
export function batchBody(
  requests: readonly sheets_v4.Schema$Request[],
  shown: Shown | undefined,
): sheets_v4.Schema$BatchUpdateSpreadsheetRequest {
  if (!shown?.ranges.length) return { requests: [...requests] };
  return { requests: [...requests], includeSpreadsheetInResponse: true, responseRanges: [...shown.ranges] };
}

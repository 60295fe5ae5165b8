import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { SheetsGateway } from '../gateways/google-sheets.ts';

/** The fields of protections: the protected tabs and columns, and the accounts that may edit them. */
export const PROTECTION_FIELDS =
  'sheets(properties(sheetId,title),protectedRanges(protectedRangeId,warningOnly,requestingUserCanEdit,editors(users)))';

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

type Protection = sheets_v4.Schema$ProtectedRange;

/** A protection that only warns stops nobody. */
export const stops = ({ warningOnly, editors }: Protection, account: string): boolean =>
  !warningOnly && !editors?.users?.some((user) => same(user, account));

/**
 * Lets an account edit the workbook's protected tabs and columns. The functions work as a service account, and Google lets only the owner and the
 * listed editors write there.
 * @returns the number of changed protections
 */
export async function admitAccount(sheets: SheetsGateway, spreadsheetId: string, account: string): Promise<number> {
  const { sheets: tabs = [] } = await sheets.read(spreadsheetId, PROTECTION_FIELDS);
  const requests = tabs
    .flatMap(({ protectedRanges = [] }) => protectedRanges)
    .filter((protection) => stops(protection, account))
    .map(({ protectedRangeId, editors }) => ({
      updateProtectedRange: {
        protectedRange: {
          ...(protectedRangeId === undefined ? {} : { protectedRangeId }),
          editors: { users: [...(editors?.users ?? []), account] },
        },
        fields: 'editors',
      },
    }));
  if (requests.length > 0) await sheets.write(spreadsheetId, requests);
  return requests.length;
}

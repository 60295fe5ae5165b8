import { type Registry, type RegistryColumn, readRegistry } from '../../sheets-schema/registry.ts';
import type { SheetsGateway } from './google-sheets.ts';

const FIELDS = 'sheets(properties(sheetId),data(rowData(values(effectiveValue))))';

/** How long we cache the registry, in milliseconds. */
const FRESH_MS = 60_000;

/** A municipality's registry of schools, in a spreadsheet. */
export interface SchoolRegistry {
  /** The registry, at most a minute old. */
  known(): Promise<Registry>;
  read(): Promise<Registry>;
  /** Writes a school's state, unless its row already has it. */
  report(spreadsheetId: string, state: string, since: string): Promise<void>;
}

interface Reading {
  readonly registry: Registry;
  readonly sheetId: number;
  readonly at: number;
}

/** Reads the registry through the gateway to Google Sheets. */
export function schoolRegistry(sheets: SheetsGateway, registryId: string, now: () => number): SchoolRegistry {
  let latest: Reading | undefined;

  const read = async (): Promise<Reading> => {
    const spreadsheet = await sheets.read(registryId, FIELDS);
    const [tab] = spreadsheet.sheets ?? [];
    const grid = (tab?.data?.[0]?.rowData ?? []).map(({ values }) =>
      (values ?? []).map(({ effectiveValue }) => {
        const value = effectiveValue?.stringValue ?? effectiveValue?.numberValue ?? effectiveValue?.boolValue;
        return value ?? undefined;
      }),
    );
    latest = { registry: readRegistry(grid), sheetId: tab?.properties?.sheetId ?? 0, at: now() };
    return latest;
  };

  const stateOf = ({ rows }: Registry, spreadsheetId: string) =>
    rows.flatMap((each) => ('school' in each && each.school.spreadsheet === spreadsheetId ? [each] : []))[0];

  return {
    known: async () => (latest && now() - latest.at < FRESH_MS ? latest : await read()).registry,
    read: async () => (await read()).registry,
    async report(spreadsheetId, state, since) {
      const remembered = latest && stateOf(latest.registry, spreadsheetId);
      if (remembered && remembered.school.state === state) return;
      // People sort and insert rows, so we look for the row again.
      const { registry, sheetId } = await read();
      const found = stateOf(registry, spreadsheetId);
      if (!found || found.school.state === state) return;
      const cell = (column: RegistryColumn, stringValue: string) => {
        const columnIndex = registry.columns.get(column);
        if (columnIndex === undefined) return [];
        const start = { sheetId, rowIndex: found.row - 1, columnIndex };
        return [
          {
            updateCells: {
              start,
              rows: [{ values: [{ userEnteredValue: { stringValue } }] }],
              fields: 'userEnteredValue',
            },
          },
        ];
      };
      const requests = [...cell('state', state), ...cell('stateSince', since)];
      if (requests.length > 0) await sheets.write(registryId, requests);
      latest = undefined;
    },
  };
}

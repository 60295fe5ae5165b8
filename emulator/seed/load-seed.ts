import type { Answer, Handle } from '../core/exchange.ts';
import { longest } from '../sheets/largest.ts';
import { type SeedFile, seedFile } from './seed-file.ts';

/** The ids of everything that a seed created, in the order of the file. */
export interface SeededIds {
  readonly spreadsheetIds: readonly string[];
  readonly formIds: readonly string[];
}

/** The error for a part of the seed that Google would refuse. */
export class SeedError extends Error {
  constructor(place: string, why: string) {
    super(`${place}: ${why}`);
    this.name = 'SeedError';
  }
}

/**
 * Creates the content of a seed file with the calls that a client would make.
 * @throws {z.ZodError} if `seed` is not a seed file; {SeedError} that names the failed item
 */
export function loadSeed(seed: SeedFile, handle: Handle): SeededIds {
  const { owner, spreadsheets, forms } = seedFile.parse(seed);
  const call = caller(owner, handle);
  return {
    spreadsheetIds: spreadsheets.map(({ properties, sheets, share }, index) => {
      const place = `spreadsheets[${index}]`;
      const tabs = sheets?.map(({ title, values }, sheetId) => ({
        properties: { sheetId, title, ...roomFor(values) },
      }));
      const { spreadsheetId = '' } = call(place, '/v4/spreadsheets', { properties, ...(tabs && { sheets: tabs }) });
      const data = (sheets ?? []).flatMap(({ title, values }) =>
        values.length > 0 ? [{ range: `'${title.replaceAll("'", "''")}'!A1`, values }] : [],
      );
      const body = { valueInputOption: 'USER_ENTERED', data };
      if (data.length > 0) call(place, `/v4/spreadsheets/${spreadsheetId}/values:batchUpdate`, body);
      for (const [emailAddress, role] of Object.entries(share)) {
        call(place, `/drive/v3/files/${spreadsheetId}/permissions`, { type: 'user', role, emailAddress });
      }
      return spreadsheetId;
    }),
    formIds: forms.map(({ title, description, items, published }, index) => {
      const place = `forms[${index}]`;
      const { formId = '' } = call(place, '/v1/forms', { info: { title } });
      const requests = [
        ...items.map((item, at) => ({ createItem: { item, location: { index: at } } })),
        ...(description ? [{ updateFormInfo: { info: { description }, updateMask: 'description' } }] : []),
      ];
      if (requests.length > 0) call(place, `/v1/forms/${formId}:batchUpdate`, { requests });
      const publishState = { isPublished: true, isAcceptingResponses: true };
      if (published) call(place, `/v1/forms/${formId}:setPublishSettings`, { publishSettings: { publishState } });
      return formId;
    }),
  };
}

/** The size of a grid that holds the values; at least Google's default size. */
function roomFor(values: readonly (readonly unknown[])[]): object {
  const columnCount = longest(values, 26);
  return { gridProperties: { rowCount: Math.max(1000, values.length), columnCount } };
}

type Made = Readonly<Record<string, string | undefined>>;

function caller(owner: string, handle: Handle): (place: string, rawPath: string, body: object) => Made {
  return (place, rawPath, body) => {
    const answer: Answer = handle({
      method: 'POST',
      rawPath,
      query: new URLSearchParams(),
      headers: { authorization: `Bearer ${owner}`, 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
    });
    const value = (answer.value ?? {}) as { error?: { message: string } };
    if (answer.status >= 400) throw new SeedError(place, value.error?.message ?? `HTTP ${answer.status}`);
    return value as Made;
  };
}

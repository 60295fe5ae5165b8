import { describe, expect, it } from 'vitest';
import { differences } from '../../../emulator/conformance/compare.ts';
import { IdMap } from '../../../emulator/conformance/id-map.ts';
import type { Exchange } from '../../../emulator/conformance/recording.ts';
import { replay } from '../../../emulator/conformance/replay.ts';
import { totalsOf, writeReport } from '../../../emulator/conformance/report.ts';
import { runConformance } from '../../../emulator/conformance/run.ts';
import { createEmulator } from '../../../emulator/index.ts';
import { needs } from '../../needs.ts';

const JSON_TYPE = 'application/json; charset=UTF-8';

const exchange = (
  method: string,
  path: string,
  request: Exchange['request'],
  response: Exchange['response'],
  rest: Partial<Exchange> = {},
): Exchange => ({
  method,
  host: path.startsWith('/v4') ? 'sheets.googleapis.com' : 'www.googleapis.com',
  path,
  query: [],
  request,
  requestContentType: undefined,
  status: 200,
  contentType: JSON_TYPE,
  response,
  ...rest,
});

const MIME = 'application/vnd.google-apps.spreadsheet';
const creation = exchange(
  'POST',
  '/drive/v3/files',
  { name: 'Книга', mimeType: MIME },
  { kind: 'drive#file', id: 'theirs-0123456789', name: 'Книга', mimeType: MIME },
);
const BOOK = '/v4/spreadsheets/theirs-0123456789';

async function verdicts(...exchanges: Exchange[]) {
  const emulator = await createEmulator({ seed: 3 });
  try {
    return replay({ name: 'made-up', exchanges }, emulator);
  } finally {
    await emulator.close();
  }
}

describe('a replay', () => {
  it('replaces recorded identifiers with the emulator’s in paths and bodies', async () => {
    const added = {
      sheetId: 845285688,
      title: 'Второй',
      index: 1,
      sheetType: 'GRID',
      gridProperties: { rowCount: 5, columnCount: 5 },
    };
    const gridProperties = { rowCount: 5, columnCount: 5 };
    const outcomes = await verdicts(
      creation,
      exchange(
        'POST',
        `${BOOK}:batchUpdate`,
        { requests: [{ addSheet: { properties: { title: 'Второй', gridProperties } } }] },
        { spreadsheetId: 'theirs-0123456789', replies: [{ addSheet: { properties: added } }] },
      ),
      exchange(
        'POST',
        `${BOOK}:batchUpdate`,
        { requests: [{ deleteSheet: { sheetId: 845285688 } }] },
        { spreadsheetId: 'theirs-0123456789', replies: [{}] },
      ),
      exchange('DELETE', '/drive/v3/files/theirs-0123456789', null, '<0 characters>', {
        status: 204,
        contentType: 'text/html',
      }),
    );
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(['equal', 'equal', 'equal', 'equal']);
  });

  it('reports another status, a missing field and an extra field', async () => {
    const outcomes = await verdicts(
      creation,
      exchange('GET', `${BOOK}/values/A1`, null, { range: 'Sheet1!A1', majorDimension: 'ROWS', values: [['x']] }),
      exchange('GET', `${BOOK}/values/A1`, null, { range: 'Sheet1!A1' }),
      exchange('GET', `${BOOK}/values/A1`, null, {}, { status: 400 }),
    );
    expect(outcomes.slice(1).map((each) => each.differences?.map(({ at }) => at))).toEqual([
      ['values'],
      ['majorDimension'],
      ['(status)', 'range', 'majorDimension'],
    ]);
    expect(writeReport(outcomes)).toContain('4 exchanges: 1 equal');
    expect(totalsOf(outcomes)).toEqual({ total: 4, equal: 1, different: 3, notApplicable: 0 });
  });

  it('counts separately, with the reason, whatever depends on a file that the recording does not create', async () => {
    const outcomes = await verdicts(
      exchange('GET', '/v4/spreadsheets/elsewhere', null, {}),
      exchange(
        'GET',
        '/v4/spreadsheets/nowhere',
        null,
        {
          error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' },
        },
        { status: 404 },
      ),
      exchange('GET', '/drive/v3/files', null, { kind: 'drive#fileList', files: [{ id: 'elsewhere' }] }),
      exchange('POST', '/token', null, {}, { host: 'oauth2.googleapis.com' }),
    );
    expect(outcomes.map(({ verdict }) => verdict)).toEqual([
      'notApplicable',
      'equal',
      'notApplicable',
      'notApplicable',
    ]);
    expect(outcomes[0]?.reason).toMatch(/elsewhere.*does not create/);
  });
});

describe('a comparison', () => {
  it('ignores only identifiers, moments, links and addresses', () => {
    const recorded = {
      id: 'a',
      createdTime: '2023-07-20T08:47:58.076Z',
      spreadsheetUrl: 'https://docs.google.com/a',
      editors: { users: ['someone@example.org'] },
      title: 'Книга',
      count: 1,
    };
    const ours = {
      count: 1,
      title: 'Книга',
      editors: { users: ['anna@example.org'] },
      spreadsheetUrl: 'http://localhost/b',
      createdTime: '2026-01-01T00:00:00.000Z',
      id: 'b',
    };
    const compare = (other: object) => differences(recorded, other, new IdMap()).map(({ at }) => at);
    expect(compare(ours)).toEqual([]);
    expect(compare({ ...ours, id: 1, createdTime: 5, title: 'книга', count: 1.5, editors: {} })).toEqual([
      'id',
      'createdTime',
      'editors.users',
      'title',
      'count',
    ]);
  });

  it('expects an identifier named by an earlier answer', () => {
    const ids = new IdMap();
    ids.learn({ chartId: 7 }, { chartId: 70 });
    expect(ids.inBody({ deleteEmbeddedObject: { objectId: 7 }, sheetId: 7 })).toEqual({
      deleteEmbeddedObject: { objectId: 70 },
      sheetId: 7,
    });
    expect(differences({ chartId: 7 }, { chartId: 71 }, ids)).toHaveLength(1);
    expect(differences({ chartId: 7 }, { chartId: 70 }, ids)).toEqual([]);
  });
});

describe('what Google really answered', () => {
  const EXPLAINED = ['client-import_csv.json'];

  it('is what the emulator answers', { tags: 'recordings' }, async () => {
    const outcomes = await runConformance(needs.recordings ?? '');
    const { total, equal, different, notApplicable } = totalsOf(outcomes);
    expect(equal + different + notApplicable).toBe(total);
    expect(equal / (total - notApplicable)).toBeGreaterThan(0.99);
    // emulator/conformance/README.md explains each of these differences.
    const differing = outcomes.filter(({ verdict }) => verdict === 'different').map(({ recording }) => recording);
    expect([...new Set(differing)]).toEqual(EXPLAINED);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { claims } from '../../cli/prove-google/claims.ts';
import { openTestSpreadsheet, type TestSpreadsheet } from '../../cli/prove-google/test-spreadsheet.ts';
import { createEmulator, type Emulator } from '../../emulator/index.ts';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { SERVICE } from '../functions/jobs/school-kit.ts';

let emulator: Emulator;
let spreadsheet: TestSpreadsheet;

beforeEach(async () => {
  emulator = await createEmulator();
  spreadsheet = await openTestSpreadsheet(bearerAccess(emulator.url, SERVICE));
  return () => emulator.close();
});

describe('the facts about Google on which the program relies', () => {
  it.each(claims.map((claim) => [claim.fact, claim] as const))('%s', async (_, { differs }) => {
    expect(await differs(spreadsheet)).toBeUndefined();
  });

  it('are tested again in the same spreadsheet', async () => {
    const again = await openTestSpreadsheet(bearerAccess(emulator.url, SERVICE), spreadsheet.spreadsheetId);
    for (const { differs } of [...claims, ...claims]) expect(await differs(again)).toBeUndefined();
  });

  it('are never tested in a spreadsheet that somebody else made', async () => {
    const access = bearerAccess(emulator.url, SERVICE);
    const other = await (
      await fetch(`${emulator.url}v4/spreadsheets`, {
        method: 'POST',
        headers: { authorization: `Bearer ${SERVICE}`, 'content-type': 'application/json' },
        body: '{}',
      })
    ).json();
    await expect(openTestSpreadsheet(access, other.spreadsheetId)).rejects.toThrow('ничего не тронуто');
  });

  it('are reported if they differ: several accepted writers, large empty cells', async () => {
    const [oneWriterWins, ...rest] = claims;
    const lax: TestSpreadsheet = {
      ...spreadsheet,
      async write(requests, shown) {
        const kept = requests.filter((each) => !each.deleteNamedRange && !each.addNamedRange);
        return kept.length > 0 ? spreadsheet.write(kept, shown) : {};
      },
    };
    expect(await oneWriterWins?.differs(lax)).toMatch(/^принято 20/);
    const strict = await createEmulator({ blankCells: true });
    const large = await openTestSpreadsheet(bearerAccess(strict.url, SERVICE));
    expect(await rest.at(-1)?.differs(large)).toMatch(/^лист из 294 пустых клеток/);
    await strict.close();
  });
});

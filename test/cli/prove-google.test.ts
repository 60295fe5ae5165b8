import { beforeEach, describe, expect, it } from 'vitest';
import { claims } from '../../cli/prove-google/claims.ts';
import { type Ground, openGround } from '../../cli/prove-google/ground.ts';
import { createEmulator, type Emulator } from '../../emulator/index.ts';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { SERVICE } from '../functions/jobs/school-kit.ts';

let emulator: Emulator;
let ground: Ground;

beforeEach(async () => {
  emulator = await createEmulator();
  ground = await openGround(bearerAccess(emulator.url, SERVICE));
  return () => emulator.close();
});

describe('the facts about Google on which the program relies', () => {
  it.each(claims.map((claim) => [claim.fact, claim] as const))('%s', async (_, { differs }) => {
    expect(await differs(ground)).toBeUndefined();
  });

  it('are tested again in the same spreadsheet', async () => {
    const again = await openGround(bearerAccess(emulator.url, SERVICE), ground.spreadsheetId);
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
    await expect(openGround(access, other.spreadsheetId)).rejects.toThrow('ничего не тронуто');
  });

  it('are reported if they differ: several accepted writers, large empty cells', async () => {
    const [oneWriterWins, ...rest] = claims;
    const lax: Ground = {
      ...ground,
      async write(requests, shown) {
        const kept = requests.filter((each) => !each.deleteNamedRange && !each.addNamedRange);
        return kept.length > 0 ? ground.write(kept, shown) : {};
      },
    };
    expect(await oneWriterWins?.differs(lax)).toMatch(/^принято 20/);
    const strict = await createEmulator({ blankCells: true });
    const large = await openGround(bearerAccess(strict.url, SERVICE));
    expect(await rest.at(-1)?.differs(large)).toMatch(/^лист из 294 пустых клеток/);
    await strict.close();
  });
});

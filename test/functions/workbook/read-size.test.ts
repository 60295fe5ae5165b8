import { beforeAll, describe, expect, it } from 'vitest';
import { writtenSchool } from '../../../bench/school/school.ts';
import { type OpenSchool, openSchool } from '../../../bench/sync/open-school.ts';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import type { SheetsGateway } from '../../../functions/gateways/google-sheets.ts';
import { sync } from '../../../functions/jobs/sync.ts';

const TEACHERS = 60;
const BUDGET = 2_300_000;

/** Counts the bytes of what Google answers. */
function weighed(sheets: SheetsGateway) {
  const weight = { bytes: 0 };
  const count = <T>(answer: T): T => {
    weight.bytes += Buffer.byteLength(JSON.stringify(answer));
    return answer;
  };
  const gateway: SheetsGateway = {
    ...sheets,
    read: async (...call) => count(await sheets.read(...call)),
    write: async (...call) => count(await sheets.write(...call)),
  };
  return { weight, gateway };
}

describe('a spreadsheet that returns formatted cells without content', () => {
  let emulator: Emulator;
  let open: OpenSchool;
  beforeAll(async () => {
    emulator = await createEmulator({ blankCells: true });
    open = await openSchool(emulator.url, writtenSchool(TEACHERS));
    return async () => {
      await open.close();
      await emulator.close();
    };
  });

  it(`answers a run of ${TEACHERS} people with at most ${BUDGET / 1_000_000} MB`, async () => {
    const { weight, gateway } = weighed(open.school.sheets);
    const school = { ...open.school, sheets: gateway };
    const runs: number[] = [];
    for (let changes = 1; changes > 0; runs.push(weight.bytes)) {
      weight.bytes = 0;
      ({ changes } = await sync(school));
    }
    expect(Math.max(...runs)).toBeLessThan(BUDGET);
  });
});

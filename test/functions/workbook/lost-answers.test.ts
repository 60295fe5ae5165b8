import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FaultInput } from '../../../emulator/control/faults.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { GoogleError } from '../../../functions/gateways/google-error.ts';
import { googleSheets, type SheetsGateway } from '../../../functions/gateways/google-sheets.ts';
import { defaultRetryPolicy, type RetryPolicy } from '../../../functions/gateways/retry-policy.ts';
import { sync } from '../../../functions/jobs/sync.ts';
import type { CellChange } from '../../../functions/workbook/snapshot.ts';
import { commit, readWorkbook } from '../../../functions/workbook/workbook.ts';
import { plainSchool } from '../entry/functions-kit.ts';
import { buildSchoolTemplate, type SchoolTemplate, SERVICE, type TestSchool } from '../jobs/school-kit.ts';

let template: SchoolTemplate;
let school: TestSchool;
let waits: number[];
let sheets: SheetsGateway;

beforeAll(async () => {
  template = await buildSchoolTemplate();
  return () => template.remove();
});
beforeEach(async () => {
  school = await template.open();
  school.emulator.faults.clear();
  waits = [];
  sheets = retryingSheets();
});

/** The default retries, with recorded pauses that take no time. */
function retryingSheets(other: Partial<RetryPolicy> = {}): SheetsGateway {
  const pause = async (milliseconds: number) => void waits.push(milliseconds);
  const retryPolicy: RetryPolicy = { ...defaultRetryPolicy, pause, ...other };
  return googleSheets({ ...bearerAccess(school.emulator.url, SERVICE), retryPolicy });
}

/** Orders a fault for the next calls of a method, by `POST /emulator/faults`. */
async function order(fault: FaultInput): Promise<void> {
  const answer = await fetch(`${school.emulator.url}emulator/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** A delay in milliseconds, longer than every timeout. */
const NEVER = 600_000;

const WRITE = { path: ':batchUpdate$' };
const READ = { method: 'GET', path: '/v4/spreadsheets/' };

/** Faults of a call. Some of the failed calls take effect all the same. */
const LOST: readonly (readonly [string, Omit<FaultInput, 'match'>])[] = [
  ['409 before it took effect', { fault: '409', when: 'before' }],
  ['500 before it took effect', { fault: '500', when: 'before' }],
  ['500 after it took effect', { fault: '500', when: 'after' }],
  ['503 before it took effect', { fault: '503', when: 'before' }],
  ['503 after it took effect', { fault: '503', when: 'after' }],
  ['a connection that is given up, and nothing was done', { fault: 'timeout', when: 'before', delayMs: 0 }],
  ['a connection that is given up, though it was done', { fault: 'timeout', when: 'after', delayMs: 0 }],
  ['an answer cut in the middle', { fault: 'cut', when: 'after' }],
  ['an answer cut before its first byte', { fault: 'cut', when: 'after', keepBytes: 0 }],
  ['429', { fault: '429', when: 'before' }],
];

const added = (text: string): CellChange => ({ kind: 'append', tab: 'guests', cells: new Map([[0, text]]) });

async function guests(): Promise<unknown[]> {
  const { tabs } = await school.read();
  return (tabs.get('guests')?.cells ?? []).slice(1).flatMap((row) => row[0] ?? []);
}

describe('a commit', () => {
  it.each(LOST)('is done exactly once: %s', async (_, fault) => {
    const snapshot = await school.read();
    await order({ ...fault, match: WRITE });
    const committed = await commit(sheets, snapshot, [added('Г-1')]);
    expect(committed.revision).toBe(snapshot.revision + 1);
    expect((await school.read()).revision).toBe(snapshot.revision + 1);
    expect(await guests()).toEqual(['Г-1']);
  });

  it.each(LOST.filter((_, i) => i % 3 === 1))(
    'is done exactly once even if the read that checks it fails as well: %s',
    async (_, fault) => {
      const snapshot = await school.read();
      await order({ fault: '503', when: 'after', match: WRITE });
      await order({ ...fault, match: READ });
      await commit(sheets, snapshot, [added('Г-1')]);
      expect(await guests()).toEqual(['Г-1']);
      expect((await school.read()).revision).toBe(snapshot.revision + 1);
    },
  );

  it('a commit without any answer gives up after three tries, and says that Google is unavailable', async () => {
    const snapshot = await school.read();
    await order({ fault: '503', when: 'before', match: WRITE, times: 3 });
    await expect(commit(sheets, snapshot, [added('Г-1')])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await guests()).toEqual([]);
  });

  it.each(['before', 'after'] as const)('is done exactly once if its answer never comes: %s', async (when) => {
    const snapshot = await school.read();
    await order({ fault: 'timeout', when, delayMs: NEVER, match: WRITE });
    const writes = [retryingSheets({ attemptTimeoutMs: 100 }).write];
    const write: SheetsGateway['write'] = (...batch) => (writes.shift() ?? sheets.write)(...batch);
    await commit({ ...sheets, write }, snapshot, [added('Г-1')]);
    expect(await guests()).toEqual(['Г-1']);
    expect((await school.read()).revision).toBe(snapshot.revision + 1);
  });

  it('a commit that lost to another commit is a conflict, even if its own answer was lost', async () => {
    const snapshot = await school.read();
    await commit(school.sheets, snapshot, [added('чужой')]);
    await order({ fault: '503', when: 'before', match: WRITE });
    await expect(commit(sheets, snapshot, [added('свой')])).rejects.toMatchObject({ code: 'conflict' });
    expect(await guests()).toEqual(['чужой']);
  });

  it('a commit that takes effect late, after its repetition, is recognised as our own', async () => {
    const snapshot = await school.read();
    let underWay: (() => Promise<unknown>) | undefined;
    let lost = false;
    const slow: SheetsGateway = {
      ...sheets,
      async write(...batch) {
        if (lost) return sheets.write(...batch);
        lost = true;
        underWay = () => sheets.write(...batch);
        throw new GoogleError('writing', new Error('timeout'));
      },
      /** The first write takes effect right after the read that looks for it. */
      async read(...asked) {
        const answer = await sheets.read(...asked);
        await underWay?.();
        underWay = undefined;
        return answer;
      },
    };
    const committed = await commit(slow, snapshot, [added('Г-1')]);
    expect(committed.revision).toBe(snapshot.revision + 1);
    expect(await guests()).toEqual(['Г-1']);
  });
});

describe('a reading', () => {
  it.each(LOST)('is repeated until it is complete: %s', async (_, fault) => {
    await order({ ...fault, match: READ, times: 2 });
    expect((await readWorkbook(sheets, school.spreadsheetId)).tabs.size).toBeGreaterThan(10);
    expect(waits).toHaveLength(2);
  });

  it('a reading that never succeeds is repeated, and finally given up', async () => {
    const times = defaultRetryPolicy.maximumAttempts;
    await order({ fault: 'timeout', delayMs: NEVER, match: READ, times });
    const reading = readWorkbook(retryingSheets({ attemptTimeoutMs: 100 }), school.spreadsheetId);
    await expect(reading).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(waits).toHaveLength(times - 1);
  });
});

describe('a run of a school', () => {
  // Three kinds of loss matter for letters: the write had no effect, an effect, or a late effect.
  const kinds = LOST.filter(([name]) => /^503|though|429/.test(name));
  it.each(kinds)('posts each letter once, whichever write is lost: %s', async (_, fault) => {
    for (const skip of [0, 1]) {
      school = await template.open();
      await school.type('Участники!B2:H3', [
        ['Тестовая Анна Ивановна', 'учитель', 'anna@example.org', null, null, null, '01.06.2026'],
        ['Тестовый Борис', 'учитель', 'boris@example.org', null, null, null, '01.06.2026'],
      ]);
      const posted: string[] = [];
      await order({ ...fault, match: WRITE, skip });
      const mail = {
        send: async ({ messageId }: { messageId: string }) => {
          posted.push(messageId);
          return { outcome: 'sent' as const, detail: '250 OK' };
        },
        close: () => undefined,
      };
      const one = { ...plainSchool(school), sheets, mail };
      await sync(one);
      await sync(one);
      expect(new Set(posted).size).toBe(2);
      expect(posted).toHaveLength(2);
      expect(await sync(one)).toMatchObject({ changes: 0, sent: 0 });
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printHighWater, readHighWater, withHighWater } from '../../../../functions/workbook/memory/high-water.ts';
import {
  type KnownLetter,
  type Memory,
  printMemory,
  readMemory,
  traceOf,
} from '../../../../functions/workbook/memory/memory.ts';
import { underSeal } from '../../../../functions/workbook/memory/memory-after-commit.ts';

const SCHOOL = 'sheet-of-the-school';
const SALT = 'salt';
const sealOf = (memory: Memory) => underSeal(memory, undefined).seal;

const day = fc.integer({ min: 0, max: 300 }).map((n) => new Date(Date.UTC(2026, 3, 1 + n)).toISOString().slice(0, 10));
const letter: fc.Arbitrary<KnownLetter> = fc.record(
  { day, end: fc.constantFrom('failed' as const, 'unknown' as const), calendar: fc.string() },
  { requiredKeys: ['day'] },
);
const noticeKey = fc
  .tuple(fc.constantFrom('consentRequest', 'meetingDue'), fc.integer({ min: 1, max: 999 }), fc.string(), fc.nat(9))
  .map(([kind, code, about, period]) => `${kind}|К-${code}|${about}|${period}`);
const marks = fc.array(fc.stringMatching(/^[\da-f]{8}$/), { maxLength: 3 });
const numbers = (prefix: string) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 60 })
    .chain((all) =>
      fc
        .tuple(...all.map(() => marks))
        .map((each) => new Map(all.map((n, i) => [`${prefix}${String(n).padStart(2, '0')}`, each[i] ?? []]))),
    );
const anyMemory: fc.Arbitrary<Memory> = fc.record({
  school: fc.constant(SCHOOL),
  salt: fc.constant(SALT),
  letters: fc.uniqueArray(fc.tuple(noticeKey, letter), { selector: ([key]) => key }).map((all) => new Map(all)),
  traces: fc.dictionary(fc.stringMatching(/^[\da-z]{6}$/), day).map((all) => new Map(Object.entries(all))),
  keys: fc.record({ people: numbers('К-'), pairs: numbers('П-') }).map((all) => new Map(Object.entries(all))),
  cells: fc
    .dictionary(fc.stringMatching(/^П-\d\d$/), fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null))))
    .map((all) => new Map([['pairs', new Map(Object.entries(all))]])),
});

/** 120 people over a year, with 28 letters each. One letter in fifteen has a calendar entry. */
function largeSchool(): Memory {
  const letters = Array.from({ length: 120 * 28 }, (_, n): [string, KnownLetter] => {
    const on = new Date(Date.UTC(2026, 3, 1 + Math.floor(n / 13))).toISOString().slice(0, 10);
    const calendar = n % 15 === 0 ? { calendar: 'x'.repeat(235) } : {};
    return [`feedbackInvitation|К-${(n % 120) + 1}|П-12 regular ${n}|1`, { day: on, ...calendar }];
  });
  const people = Array.from({ length: 120 }, (_, n): [string, string[]] => [
    `К-${String(n + 1).padStart(2, '0')}`,
    ['a'.repeat(8), 'b'.repeat(8), 'c'.repeat(8)],
  ]);
  return {
    school: SCHOOL,
    salt: SALT,
    letters: new Map(letters),
    traces: new Map(),
    keys: new Map([['people', new Map(people)]]),
    cells: new Map(),
  };
}

describe('a memory as text', () => {
  it('reads back unchanged', () => {
    fc.assert(
      fc.property(anyMemory, (memory) => {
        expect(readMemory(printMemory(memory))).toEqual(memory);
      }),
    );
  });

  it('does not depend on the order of its entries', () => {
    fc.assert(
      fc.property(anyMemory, (memory) => {
        const turned = { ...memory, letters: new Map([...memory.letters].reverse()) };
        expect(printMemory(turned)).toBe(printMemory(memory));
        expect(sealOf(turned)).toEqual(sealOf(memory));
      }),
    );
  });

  it('has another seal after each change of a letter, its outcome, a trace, a key, or the owner of a key', () => {
    const memory = largeSchool();
    const people = memory.keys.get('people') ?? new Map();
    const [first, second] = [people.get('К-01') ?? [], ['d'.repeat(8)]];
    const [key = ''] = memory.letters.keys();
    const changes: Partial<Memory>[] = [
      { letters: new Map([...memory.letters].slice(1)) },
      { letters: new Map([...memory.letters, [key, { day: '2026-04-01', end: 'unknown' }]]) },
      { traces: new Map([['abc123', '2026-05-01']]) },
      { keys: new Map([['people', new Map([...people].slice(1))]]) },
      { keys: new Map([['people', new Map([...people, ['К-01', second], ['К-02', first]])]]) },
    ];
    const digests = changes.map((change) => sealOf({ ...memory, ...change }).digest);
    expect(new Set([...digests, sealOf(memory).digest]).size).toBe(changes.length + 1);
  });

  it('is not accepted if somebody damaged it', () => {
    const text = printMemory(largeSchool());
    expect(readMemory(text.slice(0, -5))).toBeUndefined();
    expect(readMemory(text.replace('"days"', '"tage"'))).toBeUndefined();
    expect(readMemory('')).toBeUndefined();
  });

  it('does not move earlier text when a letter is added', () => {
    const memory = largeSchool();
    const later = {
      ...memory,
      letters: new Map([...memory.letters, ['meetingDue|К-07|П-01|1', { day: '2027-01-10' }]]),
    };
    const [before, after] = [printMemory(memory), printMemory(later)];
    const first = [...before].findIndex((sign, at) => sign !== after[at]);
    expect(first / before.length).toBeGreaterThan(0.9);
  });

  it('takes at most six cells of the hidden tab for 120 people and a year', () => {
    expect(printMemory(largeSchool()).length).toBeLessThan(6 * 40_000);
  });
});

describe('a note outside the workbook', () => {
  it('is plain ASCII, fits its size limit, and has the day of the latest letters', () => {
    fc.assert(
      fc.property(anyMemory, fc.integer({ min: 2_500, max: 9_000 }), (memory, room) => {
        const text = printHighWater(memory, sealOf(memory), room);
        expect(text.length).toBeLessThanOrEqual(room);
        expect(/^[ -~]*$/.test(text)).toBe(true);
        const note = readHighWater(text);
        if (!note) throw new Error('The note does not read.');
        const found = withHighWater({ ...memory, letters: new Map(), traces: new Map() }, note).traces;
        const days = [...memory.letters.values()].map((one) => one.day).concat([...memory.traces.values()]);
        // Letters without room in the note are older than all letters in the note.
        const oldest = [...found.values()].sort()[0] ?? '';
        for (const [key, one] of memory.letters) {
          if (one.day > oldest || found.size === days.length) expect(found.get(traceOf(key))).toBe(one.day);
        }
      }),
    );
  });

  it('has room for the last weeks of a large school in a file’s properties, and for months in a script’s properties', () => {
    const memory = largeSchool();
    const lettersIn = (room: number) => {
      const note = readHighWater(printHighWater(memory, sealOf(memory), room));
      return note ? withHighWater({ ...memory, letters: new Map() }, note).traces.size : 0;
    };
    expect(lettersIn(3_052)).toBeGreaterThan(250);
    expect(lettersIn(8_500)).toBeGreaterThan(1_000);
  });

  it('shows codes that were assigned after a restored version, so that no number is assigned twice', () => {
    const memory = largeSchool();
    const note = readHighWater(printHighWater(memory, sealOf(memory), 3_052));
    const older: Memory = { ...memory, letters: new Map(), keys: new Map([['people', new Map([['К-01', ['x']]])]]) };
    const people = note && withHighWater(older, note).keys.get('people');
    expect(people?.get('К-120')).toEqual(['a'.repeat(8), 'b'.repeat(8)]);
    expect(people?.get('К-01')).toEqual(['x']);
  });

  it('gives a code back to its owner, but no digests to an erased person', () => {
    const memory = largeSchool();
    const note = readHighWater(printHighWater(memory, sealOf(memory), 3_052));
    const here = new Map([
      ['К-119', []],
      ['К-120', ['exchanged']],
    ]);
    const people = note && withHighWater({ ...memory, keys: new Map([['people', here]]) }, note).keys.get('people');
    expect(people?.get('К-119')).toEqual([]);
    expect(people?.get('К-120')).toEqual(['a'.repeat(8), 'b'.repeat(8)]);
  });
});

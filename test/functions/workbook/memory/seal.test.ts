import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBehind, joined, nextSeal, type Seal } from '../../../../functions/workbook/memory/seal.ts';

const SCHOOL = 'sheet-of-the-school';
const next = (text: string, before?: Seal) => nextSeal({ school: SCHOOL, letters: 3, text }, before);

describe('the seal of a memory', () => {
  it('gets the next revision with each change of the text, and keeps it without a change', () => {
    const first = next('a');
    const second = next('b', first);
    expect([first.revision, second.revision]).toEqual([1, 2]);
    expect(next('b', second)).toBe(second);
    expect(next('a', second)).toMatchObject({ revision: 3, digest: first.digest });
  });

  it('gets the next revision, but no former ones, after the seal of another spreadsheet', () => {
    const copied = nextSeal({ school: 'copy', letters: 3, text: 'b' }, next('b', next('a')));
    expect(copied).toMatchObject({ school: 'copy', revision: 3, former: [] });
  });
});

describe('a spreadsheet', () => {
  const school = (more: Partial<Seal>): Seal => ({ ...next('a'), ...more });
  it.each([
    ['without a seal is behind any', undefined, next('a'), true],
    ['with the same memory is not behind', next('a'), school({ revision: 9 }), false],
    ['is not behind the seal of another spreadsheet', next('b'), school({ school: 'another', revision: 9 }), false],
    ['of an earlier revision is behind', next('b', next('a')), next('d', next('c', next('b', next('a')))), true],
    ['of the same revision with another memory is behind', next('b', next('a')), next('c', next('a')), true],
    ['of a later revision is not behind', next('c', next('b', next('a'))), next('b', next('a')), false],
    ['that overtook on another line is behind', next('e', next('d', next('c', next('a')))), next('b', next('a')), true],
  ])('%s', (_, now, expected, behind) => {
    expect(isBehind(now, expected)).toBe(behind);
  });

  /** Versions of a spreadsheet: each one was made from an earlier one. */
  const versions = fc.array(fc.nat(), { minLength: 1, maxLength: 60 }).map((parents) =>
    parents.reduce<{ readonly seal: Seal; readonly line: ReadonlySet<number> }[]>((all, parent, at) => {
      const before = all[parent % (all.length || 1)];
      all.push({ seal: next(`text ${at}`, before?.seal), line: new Set([...(before?.line ?? []), at]) });
      return all;
    }, []),
  );

  it('is behind exactly the versions that it does not come from, however people restored older ones', () => {
    fc.assert(
      fc.property(versions, fc.nat(), fc.nat(), (all, now, then) => {
        const [at, noted] = [now % all.length, then % all.length];
        const [here, expected] = [all[at], all[noted]];
        // Each first version without a predecessor is a school of its own, so only versions of one line count.
        if (!here || !expected || !here.line.has(0) || !expected.line.has(0)) return;
        expect(isBehind(here.seal, expected.seal)).toBe(!here.line.has(noted));
      }),
    );
  });

  it('is behind none of two joined seals after the curator decided to go on', () => {
    fc.assert(
      fc.property(versions, fc.nat(), fc.nat(), (all, now, then) => {
        const [here, noted] = [all[now % all.length]?.seal, all[then % all.length]?.seal];
        if (!here || !noted || (here !== noted && here.revision === noted.revision)) return;
        const on = next('went on', joined([noted, here]));
        expect([isBehind(on, here), isBehind(on, noted)]).toEqual([false, false]);
        expect(on.revision).toBe(Math.max(here.revision, noted.revision) + 1);
      }),
    );
  });

  it('knows forty former revisions, and does not call itself old for an even older seal', () => {
    const line = [next('0')];
    for (let n = 1; n <= 50; n++) line.push(next(String(n), line.at(-1)));
    const stranger = { ...next('x'), revision: 5, digest: 'another' };
    expect(line.at(-1)?.former).toHaveLength(40);
    expect(line.slice(0, -1).some((seal) => isBehind(line.at(-1), seal))).toBe(false);
    expect(isBehind(line.at(-1), stranger)).toBe(false);
    expect(isBehind(line.at(-1), { ...stranger, revision: 40 })).toBe(true);
  });
});

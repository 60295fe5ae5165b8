import { expect, it } from 'vitest';
import { isActRegistered } from '../../../../functions/domain/consents/registered-act.ts';
import type { Entry } from '../../../../functions/domain/programme.ts';

const act: Entry<'documents'> = { at: 1, kind: 'destructionAct', date: '2026-09-20', note: 'Акт об уничтожении, К-07' };
const isKnown = (...documents: readonly Partial<Entry<'documents'>>[]) =>
  isActRegistered(
    documents.map((one) => ({ ...act, ...one })),
    'К-07',
    '2026-09-15',
  );

it('an act is registered with its kind, a day since the withdrawal and the whole code in its note', () => {
  expect(isKnown({})).toBe(true);
  expect(isKnown({ date: '2026-09-15' })).toBe(true);
  expect(isKnown({ kind: 'finalReport' }, {})).toBe(true);
  expect(isKnown()).toBe(false);
  for (const other of [
    { kind: 'finalReport' as const },
    { date: '2026-09-14' },
    { date: undefined },
    { note: 'К-071' },
    { note: 'К-08' },
    { note: undefined },
  ]) {
    expect(isKnown(other), JSON.stringify(other)).toBe(false);
  }
});

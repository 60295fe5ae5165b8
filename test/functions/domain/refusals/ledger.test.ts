import { describe, expect, it } from 'vitest';
import { courseOf, writeCourse } from '../../../../functions/domain/refusals/course.ts';
import type { Delivery } from '../../../../functions/domain/refusals/delivery.ts';
import type { OutboxRow } from '../../../../functions/domain/refusals/outbox-row.ts';
import { meaningOf, type Refusal, refusals } from '../../../../functions/domain/refusals/refusal.ts';
import { runStops } from '../../../../functions/domain/refusals/run-stops.ts';
import { unlessAlike } from '../../../../functions/domain/refusals/same-for-all.ts';
import { settled } from '../../../../functions/domain/refusals/settled.ts';
import { stoppedPost } from '../../../../functions/domain/refusals/stopped-post.ts';
import { afterPause, MOST_TRIES } from '../../../../functions/domain/refusals/tries.ts';

const AT = '2026-06-01T09:00:00';
const ALL = Object.keys(refusals) as Refusal[];

/** A letter during its first delivery. */
const sending: OutboxRow = {
  at: 1,
  status: 'sending',
  sentAt: AT,
  attempts: 1,
  messageId: '<1@x>',
  noticeKey: 'k|К-01||1',
};
const refused = (refusal: Refusal, messageId = '<1@x>'): Delivery => ({
  messageId,
  at: AT,
  outcome: 'refused',
  refusal,
  detail: '550 no',
});
const sent = (messageId = '<1@x>'): Delivery => ({ messageId, at: AT, outcome: 'sent' });

describe('the result in a row', () => {
  it.each(ALL)('%s', (refusal) => {
    const state = { post: 'queued', letter: 'queued', nothing: 'failed' }[meaningOf(refusal).holds];
    const row = settled(sending, refused(refusal));
    expect(row).toMatchObject({ status: state, attempts: 1, sentAt: AT });
    expect(courseOf(row).refusal).toBe(refusal);
  });

  it('is the server’s reply for the curator, except for a letter that arrived', () => {
    expect(settled(sending, refused('address')).detail).toBe('Такого адреса на сервере нет. Слова сервера: 550 no');
    expect(settled({ ...sending, detail: 'x', course: '{"doubt":true}' }, sent())).toMatchObject({
      status: 'sent',
      detail: undefined,
      course: undefined,
    });
  });

  it('is unchanged if the run ended before its turn', () => {
    expect(settled(sending, { messageId: '<1@x>', at: AT, outcome: 'untried' })).toMatchObject({
      status: 'queued',
      attempts: 0,
      sentAt: undefined,
      messageId: undefined,
    });
    const again = { ...sending, attempts: 3, course: writeCourse({ refusal: 'later' }) };
    expect(settled(again, { messageId: '<1@x>', at: AT, outcome: 'untried' })).toMatchObject({
      status: 'queued',
      attempts: 2,
      messageId: '<1@x>',
      detail: 'Ждёт. Сервер просит прислать письмо позже.',
    });
  });

  it.each([
    [MOST_TRIES - 1, undefined, 'queued'],
    [MOST_TRIES, undefined, 'failed'],
    [MOST_TRIES, 1, 'queued'],
    [MOST_TRIES + 1, 1, 'failed'],
  ])('after %i tries, %s of them before the curator’s wish: %s', (attempts, again, status) => {
    const row = { ...sending, attempts, course: writeCourse({ again }) };
    expect(settled(row, refused('later')).status).toBe(status);
    expect(settled(row, refused('sender')).status).toBe('queued');
  });

  it('is in doubt once, and unknown the second time', () => {
    const once = settled(sending, refused('dropped'));
    expect([once.status, courseOf(once)]).toEqual(['queued', { refusal: 'dropped', doubt: true }]);
    expect(settled({ ...once, status: 'sending' }, refused('dropped')).status).toBe('unknown');
    // The mark `doubt` remains after a reply that means «later».
    const later = settled({ ...once, status: 'sending' }, refused('later'));
    expect(courseOf(later).doubt).toBe(true);
    expect(settled({ ...later, status: 'sending' }, refused('dropped')).status).toBe('unknown');
    expect(settled({ ...later, status: 'sending', attempts: MOST_TRIES }, refused('later')).status).toBe('unknown');
  });
});

describe('a run', () => {
  it.each(ALL)('ends with the first refusal «%s» if refusals of this kind stop a run', (refusal) => {
    expect(runStops([refused(refusal)])).toBe(meaningOf(refusal).stopsRun ?? false);
  });

  it('ends after three equal refusals in a row with none accepted, unless the server defers letters one by one', () => {
    const three = (refusal: Refusal) => [refused(refusal), refused(refusal), refused(refusal)];
    expect(runStops(three('address'))).toBe(true);
    expect(runStops(three('address').slice(1))).toBe(false);
    expect(runStops([sent(), ...three('address')])).toBe(false);
    expect(runStops([refused('address'), refused('full'), refused('address')])).toBe(false);
    expect(runStops(three('later'))).toBe(false);
    expect([runStops([]), runStops([refused('sender'), sent()])]).toEqual([false, false]);
    expect(runStops([{ messageId: '', at: AT, outcome: 'untried' }])).toBe(true);
  });
});

describe('the same refusal for everybody', () => {
  const row = (n: number, parts: Partial<OutboxRow> = {}): OutboxRow => ({
    ...sending,
    at: n,
    status: 'failed',
    messageId: `<${n}@x>`,
    noticeKey: `k|К-0${n}||1`,
    course: writeCourse({ refusal: 'address' }),
    ...parts,
  });
  const statesOf = (rows: readonly OutboxRow[]) => rows.map(({ status }) => status);

  it('marks nobody as «не доставлено»', () => {
    const rows = unlessAlike([row(1), row(2)], [refused('address', '<1@x>'), refused('address', '<2@x>')]);
    expect(statesOf(rows)).toEqual(['queued', 'queued']);
    expect(rows.map(courseOf)).toEqual([{ refusal: 'alike' }, { refusal: 'alike' }]);
  });

  it.each([
    ['a letter of the run was taken', [refused('address', '<1@x>'), refused('address', '<2@x>'), sent('<3@x>')]],
    ['the refusals differ', [refused('address', '<1@x>'), refused('size', '<2@x>')]],
    ['nothing was tried', [{ messageId: '<1@x>', at: AT, outcome: 'untried' }]],
  ] as const)('is not assumed if %s', (_, delivered) => {
    expect(statesOf(unlessAlike([row(1), row(2)], delivered))).toEqual(['failed', 'failed']);
  });

  it('is not assumed for one person, however many letters', () => {
    const rows = [row(1), row(2, { noticeKey: 'k|К-01||2' })];
    expect(statesOf(unlessAlike(rows, [refused('address', '<1@x>'), refused('address', '<2@x>')]))).toEqual([
      'failed',
      'failed',
    ]);
  });

  it('includes earlier days since the server last accepted a letter', () => {
    const before = row(1, { sentAt: '2026-05-29T09:00:00' });
    const delivered = [refused('address', '<2@x>')];
    const taken = (sentAt: string, parts: Partial<OutboxRow> = {}) => row(3, { status: 'sent', sentAt, ...parts });
    const state = (extra: OutboxRow) => statesOf(unlessAlike([before, row(2), extra], delivered))[1];
    expect(state(taken('2026-05-28T09:00:00'))).toBe('queued');
    expect(state(taken('2026-05-29T08:00:00'))).toBe('failed');
    expect(state(taken('2026-05-30T08:00:00'))).toBe('failed');
    // A message that the curator passed on in person proves nothing about the server.
    expect(state(taken('2026-05-30T08:00:00', { toldInPerson: true }))).toBe('queued');
  });
});

describe('the pause of all mail', () => {
  const waits = (n: number, sentAt: string, attempts = 1, refusal: Refusal = 'sender'): OutboxRow => ({
    ...sending,
    at: n,
    status: 'queued',
    messageId: `<${n}@x>`,
    sentAt,
    attempts,
    course: writeCourse({ refusal }),
  });

  it('is half an hour, and doubles with each further refusal, up to a day', () => {
    expect(stoppedPost([waits(1, AT)])).toEqual({ refusal: 'sender', until: '2026-06-01T09:30:00' });
    expect(stoppedPost([waits(1, AT), waits(2, '2026-06-01T09:30:00')])?.until).toBe('2026-06-01T10:30:00');
    expect(stoppedPost([waits(1, AT, 3)])?.until).toBe('2026-06-01T11:00:00');
    expect(stoppedPost([waits(1, AT, 99)])?.until).toBe('2026-06-02T09:00:00');
    expect(afterPause(AT, 1)).toBe('2026-06-01T09:30:00');
  });

  it('counts letters, not their parts', () => {
    expect(stoppedPost([waits(1, AT), { ...waits(1, AT), at: 7 }])?.until).toBe('2026-06-01T09:30:00');
  });

  it('does not begin if the server has accepted a letter since, or if each letter waits for a reason of its own', () => {
    const taken = { ...sending, at: 9, status: 'sent', sentAt: '2026-06-01T09:00:01' } as const;
    expect(stoppedPost([waits(1, AT), taken])).toBeUndefined();
    expect(stoppedPost([waits(1, AT), { ...taken, toldInPerson: true }])).toBeDefined();
    expect(stoppedPost([waits(1, AT, 1, 'later'), waits(2, AT, 1, 'full')])).toBeUndefined();
  });
});

describe('the course of a letter', () => {
  it('is read back as written; foreign content counts as nothing', () => {
    for (const course of [
      {},
      { refusal: 'sender' },
      { doubt: true },
      { refusal: 'full', doubt: true, again: 0 },
    ] as const) {
      expect(courseOf({ course: writeCourse(course) })).toEqual(course);
    }
    expect(['x', '[]', '{"refusal":"no"}', '7'].map((course) => courseOf({ course }))).toEqual([{}, {}, {}, {}]);
  });
});

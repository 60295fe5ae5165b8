import { describe, expect, it } from 'vitest';
import { workingDays } from '../../../../functions/domain/calendar/working-days.ts';
import { isOpen, withThoseToldInPerson } from '../../../../functions/domain/notices/delivered-rows.ts';
import { dueTurn, spent } from '../../../../functions/domain/notices/due.ts';
import { workingDayBefore } from '../../../../functions/domain/notices/event-days.ts';
import { history } from '../../../../functions/domain/notices/history.ts';
import { knownTurns } from '../../../../functions/domain/notices/known-turns.ts';
import { type NoticeSchedule, postOf } from '../../../../functions/domain/notices/letters-of-day.ts';
import { type Occasion, occasion, occasionKey, urgency } from '../../../../functions/domain/notices/occasion.ts';
import { once, type Schedule, threeWeekly } from '../../../../functions/domain/notices/schedule.ts';
import { allowedAt, dayRule, timingOf, waitsItsTurn } from '../../../../functions/domain/notices/sending-rules.ts';
import { quoted, reminding, shortened, whenAndWhere } from '../../../../functions/domain/notices/wording.ts';

const calendar = workingDays([]);
const about = (schedule: Schedule, more: Partial<Occasion> = {}): Occasion =>
  occasion({
    kind: 'meetingDue',
    to: 'К-01',
    about: 'П-01',
    schedule,
    urgency: urgency.pair,
    timing: 'ordinary',
    compose: ({ nth }) => ({ subject: `письмо ${nth}`, blocks: [] }),
    ...more,
  });
const KEY = 'meetingDue|К-01|П-01';
const sent = (...days: readonly (string | undefined)[]) =>
  new Map([[KEY, days.map((day, index) => ({ period: String(index + 1), day }))]]);
const due = (
  schedule: Schedule,
  day: string,
  past = new Map<string, { period: string; day: string | undefined }[]>(),
  more: Partial<Occasion> = {},
) => dueTurn(about(schedule, more), past, day, calendar);

describe('the letters of an occasion', () => {
  it('are due from the first day to the last', () => {
    const schedule = threeWeekly('2026-09-07');
    expect(due(schedule, '2026-09-06')).toBeUndefined();
    expect(due(schedule, '2026-09-07')).toEqual({ period: '1', nth: 1, dueOn: '2026-09-07' });
    expect(due(schedule, '2026-09-10', sent(), { until: '2026-09-10' })).toBeDefined();
    expect(due(schedule, '2026-09-11', sent(), { until: '2026-09-10' })).toBeUndefined();
  });

  it('follow each other after a week, three at most', () => {
    const schedule = threeWeekly('2026-09-07');
    expect(due(schedule, '2026-09-13', sent('2026-09-07'))).toBeUndefined();
    expect(due(schedule, '2026-09-14', sent('2026-09-07'))).toEqual({ period: '2', nth: 2, dueOn: '2026-09-14' });
    expect(due(schedule, '2026-09-30', sent('2026-09-07', '2026-09-16'))?.dueOn).toBe('2026-09-23');
    expect(due(schedule, '2026-12-01', sent('2026-09-07', '2026-09-14', '2026-09-21'))).toBeUndefined();
    expect(due(once('2026-09-07'), '2026-12-01', sent('2026-09-07'))).toBeUndefined();
  });

  it('are never due before the first day, even after an earlier letter', () => {
    expect(due(threeWeekly('2026-10-01'), '2026-10-01', sent('2026-09-01'))).toMatchObject({
      nth: 2,
      dueOn: '2026-10-01',
    });
  });

  it('count from the first day if nobody knows when the last letter went', () => {
    expect(due(threeWeekly('2026-09-07'), '2026-09-13', sent(undefined))).toBeUndefined();
    expect(due(threeWeekly('2026-09-07'), '2026-09-14', sent(undefined))).toMatchObject({ nth: 2 });
  });

  it('wait for the last letter of the occasion that they follow', () => {
    const follows = 'intakeInvitation|К-01|';
    const schedule: Schedule = { kind: 'repeat', from: '2026-09-01', every: 5, most: 2, follows };
    const earlier = (day: string) => new Map([[follows, [{ period: '1', day }]]]);
    expect(due(schedule, '2026-12-01')).toBeUndefined();
    expect(due(schedule, '2026-09-09', earlier('2026-09-05'))).toBeUndefined();
    expect(due(schedule, '2026-09-10', earlier('2026-09-05'))).toMatchObject({ nth: 1, dueOn: '2026-09-10' });
    expect(due(schedule, '2026-09-20', new Map([...earlier('2026-09-05'), ...sent('2026-09-12')]))).toMatchObject({
      nth: 2,
      dueOn: '2026-09-17',
    });
  });

  it('are sent on their fixed day or later, until the next fixed day', () => {
    const schedule: Schedule = { kind: 'days', days: ['2026-09-07', '2026-09-14'] };
    expect(due(schedule, '2026-09-06')).toBeUndefined();
    expect(due(schedule, '2026-09-08')).toEqual({ period: '1', nth: 1, dueOn: '2026-09-07' });
    expect(due(schedule, '2026-09-08', sent('2026-09-07'))).toBeUndefined();
    expect(due(schedule, '2026-09-14'), 'the missed first letter is left out').toEqual({
      period: '2',
      nth: 1,
      dueOn: '2026-09-14',
    });
    expect(due(schedule, '2026-09-15', sent('2026-09-07'))).toMatchObject({ period: '2', nth: 2 });
    expect(due(schedule, '2026-09-15', new Map([[KEY, [{ period: '2', day: '2026-09-14' }]]]))).toBeUndefined();
  });

  it('are due once on each day, or once on the first working day of each month', () => {
    const daily: Schedule = { kind: 'daily', from: '2026-09-07' };
    expect(due(daily, '2026-09-06')).toBeUndefined();
    expect(due(daily, '2026-09-08')).toEqual({ period: '2026-09-08', nth: 1, dueOn: '2026-09-08' });
    expect(due(daily, '2026-09-08', new Map([[KEY, [{ period: '2026-09-08', day: '2026-09-08' }]]]))).toBeUndefined();
    // 1 November 2026 is a Sunday.
    expect(due({ kind: 'monthly' }, '2026-11-01')).toBeUndefined();
    expect(due({ kind: 'monthly' }, '2026-11-02')).toEqual({ period: '2026-11', nth: 1, dueOn: '2026-11-02' });
    expect(due({ kind: 'monthly' }, '2026-11-03')).toBeUndefined();
    expect(
      due({ kind: 'monthly' }, '2026-11-02', new Map([[KEY, [{ period: '2026-11', day: '2026-11-02' }]]])),
    ).toBeUndefined();
  });

  it('count as exhausted a week after the last letter of several', () => {
    const state = (schedule: Schedule, days: readonly string[], day: string) =>
      spent(about(schedule), sent(...days), day);
    const all = ['2026-09-07', '2026-09-14', '2026-09-21'];
    expect(state(threeWeekly('2026-09-07'), all, '2026-09-27')).toEqual({ sent: 3, exhausted: false });
    expect(state(threeWeekly('2026-09-07'), all, '2026-09-28')).toEqual({ sent: 3, exhausted: true });
    expect(state(threeWeekly('2026-09-07'), all.slice(1), '2026-12-01')).toEqual({ sent: 2, exhausted: false });
    expect(state(once('2026-09-07'), ['2026-09-07'], '2026-12-01')).toEqual({ sent: 1, exhausted: false });
    expect(spent(about(threeWeekly('2026-09-07')), new Map(), '2026-12-01')).toEqual({ sent: 0, exhausted: false });
  });
});

it('a bar in a field of a key becomes a slash', () => {
  expect(occasionKey('meetingDue', 'К-01', 'а|б')).toBe('meetingDue|К-01|а/б');
});

describe('«Рассылка»', () => {
  it('counts a letter as written if it was sent, failed or may have arrived', () => {
    const row = (
      status: 'sent' | 'sending' | 'failed' | 'unknown' | 'queued' | 'planned' | 'held' | 'dropped',
      at: number,
    ) => ({ at, status, noticeKey: `a|${at}`, sentAt: `2026-09-0${at}T10:00:00` });
    const rows = [
      row('sent', 1),
      row('sending', 2),
      row('failed', 3),
      row('unknown', 4),
      row('queued', 5),
      row('planned', 6),
      row('held', 7),
      row('dropped', 8),
    ];
    expect(history(rows).get('a')).toEqual([1, 2, 3, 4].map((at) => ({ period: String(at), day: `2026-09-0${at}` })));
    expect(history([{ at: 1, status: 'sent', noticeKey: 'a|б|1', dueOn: '2026-09-01' }]).get('a|б')).toEqual([
      { period: '1', day: '2026-09-01' },
    ]);
    expect(history([{ at: 1, status: 'sent' }]).size).toBe(0);
  });

  it('counts a row as open if no server has seen its letter', () => {
    const open = (status: 'planned' | 'held' | 'queued' | 'sent' | undefined, messageId?: string, attempts?: number) =>
      isOpen({
        at: 1,
        ...(status ? { status } : {}),
        ...(messageId ? { messageId } : {}),
        ...(attempts === undefined ? {} : { attempts }),
      });
    expect([open('planned'), open('held'), open('queued'), open(undefined), open('sent')]).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    expect([
      open('queued', '<a>', 1),
      open('queued', '<a>', 0),
      open('queued', '<a>'),
      open('queued', undefined, 1),
    ]).toEqual([false, true, true, true]);
  });

  it('counts a letter as sent if the curator has told its recipient in person, unless it was sent or dropped before', () => {
    const told = (status: 'planned' | 'failed' | 'unknown' | 'sent' | 'dropped', toldInPerson = true) =>
      withThoseToldInPerson([{ at: 1, status, toldInPerson }], '2026-09-01T10:00:00')[0];
    for (const status of ['planned', 'failed', 'unknown'] as const) {
      expect(told(status)).toMatchObject({ status: 'sent', sentAt: '2026-09-01T10:00:00', detail: 'Передано лично.' });
    }
    expect(told('sent')?.detail).toBeUndefined();
    expect(told('dropped')?.status).toBe('dropped');
    expect(told('planned', false)?.status).toBe('planned');
  });
});

it('the program finds a letter by the trace of its key, among the keys that its schedule can give', () => {
  const trace = (key: string) => `#${key}`;
  const traces = new Map([
    [`#${KEY}|3`, '2026-09-21'],
    [`#${KEY}|2026-10`, '2026-10-01'],
    ['#other|1', '2026-10-02'],
  ]);
  const known = (schedule: Schedule) => [...knownTurns([about(schedule)], traces, trace)];
  expect(known(threeWeekly('2026-09-07'))).toEqual([[`${KEY}|3`, '2026-09-21']]);
  expect(known({ kind: 'days', days: ['2026-09-07', '2026-09-08'] })).toEqual([]);
  expect(known({ kind: 'days', days: ['2026-09-07', '2026-09-08', '2026-09-09'] })).toHaveLength(1);
  expect(known({ kind: 'monthly' })).toEqual([[`${KEY}|2026-10`, '2026-10-01']]);
  expect([
    ...knownTurns(
      [about({ kind: 'daily', from: '2026-09-01' })],
      new Map([[`#${KEY}|2026-10-01`, '2026-10-01']]),
      trace,
    ),
  ]).toHaveLength(1);
});

describe('the timing of a letter', () => {
  it('decides about days off, the quiet period, the hours and the turn', () => {
    const allows = dayRule(calendar, { quietFrom: '07-01', quietTo: '08-14' });
    const [saturday, quiet] = ['2026-09-05', '2026-07-01'];
    const table = (['ordinary', 'ownDate', 'atOnce', 'meeting', 'legal', 'immediate'] as const).map((timing) => [
      timing,
      allows(timing, saturday),
      allows(timing, quiet),
      waitsItsTurn(timing),
      allowedAt(timing, false),
      allowedAt(timing, true),
    ]);
    expect(table).toEqual([
      ['ordinary', false, false, true, false, true],
      ['ownDate', false, true, true, false, true],
      ['atOnce', false, true, false, false, true],
      ['meeting', true, true, false, false, true],
      ['legal', false, true, true, false, true],
      ['immediate', false, true, false, false, true],
    ]);
  });

  it('is never immediate for a reminder', () => {
    const timing = (one: 'immediate' | 'atOnce', nth: number) =>
      timingOf({ timing: one }, { period: '1', nth, dueOn: '2026-09-01' });
    expect([timing('immediate', 1), timing('immediate', 2), timing('atOnce', 2)]).toEqual([
      'immediate',
      'ordinary',
      'atOnce',
    ]);
  });
});

it('the working day before a Monday is Friday', () => {
  expect([workingDayBefore('2026-09-07', calendar), workingDayBefore('2026-09-08', calendar)]).toEqual([
    '2026-09-04',
    '2026-09-07',
  ]);
});

describe('the letters of a day', () => {
  const DAY = '2026-09-08';
  const to = (code: string, more: Partial<Occasion> = {}) =>
    about(once('2026-09-01'), { to: code, key: occasionKey('meetingDue', code, String(more.about ?? '')), ...more });
  const post = (occasions: readonly Occasion[], more: Partial<NoticeSchedule> = {}, day: object = {}) => {
    const schedule: NoticeSchedule = {
      occasions,
      calendar,
      allowsDay: () => true,
      permits: () => true,
      reachable: () => true,
      delivers: () => true,
      isHeld: () => false,
      ...more,
    };
    const { bundles, waiting, view } = postOf(schedule, new Map(), {
      day: DAY,
      daytime: true,
      budget: 100,
      busy: new Set(),
      ...day,
    });
    return {
      to: bundles.map((bundle) => bundle.to),
      items: bundles.map(({ items }) => items.map(({ occasion: { about: what } }) => what)),
      waiting: waiting.map(({ why, occasion: one }) => [one.to, why]),
      view,
    };
  };

  it('are combined into one for each person, and sorted: the curator first, then by urgency, then by code', () => {
    const made = post([
      to('К-03'),
      to('К-02', { urgency: urgency.legal }),
      to('К-01'),
      to('curator', { urgency: urgency.digest }),
      to('К-01', { about: 'б', urgency: urgency.help }),
    ]);
    expect(made.to).toEqual(['curator', 'К-02', 'К-01', 'К-03']);
    expect(made.items[2]).toEqual(['б', 'П-01']);
  });

  it('are sent up to the daily limit, and the others wait', () => {
    const made = post([to('К-01'), to('К-02'), to('К-03')], {}, { budget: 2 });
    expect([made.to, made.waiting, made.view.postponed]).toEqual([['К-01', 'К-02'], [['К-03', 'budget']], 1]);
    expect(post([to('К-01')], {}, { budget: -1 }).waiting).toEqual([['К-01', 'budget']]);
  });

  it.each<[string, Partial<NoticeSchedule>, object]>([
    ['held', { isHeld: () => true }, {}],
    ['day', { allowsDay: () => false }, {}],
    ['address', { reachable: () => false }, {}],
    ['hours', {}, { daytime: false }],
    ['turn', {}, { busy: new Set(['К-01']) }],
    ['earlier', {}, { behind: new Set(['К-01']) }],
    ['elsewhere', { delivers: () => false }, {}],
  ])('wait: %s', (why, rules, day) => {
    const made = post([to('К-01')], rules, day);
    expect([made.to, made.waiting]).toEqual([[], [['К-01', why]]]);
    expect(made.view.elsewhere.map((one) => one.to)).toEqual(why === 'elsewhere' ? ['К-01'] : []);
    const conditional = post([to('К-01', { applies: () => true })], rules, day);
    expect([conditional.to, conditional.waiting]).toEqual([[], [['К-01', why]]]);
  });

  it('do not wait for another letter to the same person if they go at once', () => {
    const behind = { busy: new Set(['К-01']), behind: new Set(['К-01']) };
    expect(post([to('К-01', { timing: 'atOnce' })], {}, behind).to).toEqual(['К-01']);
  });

  it('do not contain a notice that is not permitted, or that has nothing to say', () => {
    expect(post([to('К-01')], { permits: () => false })).toMatchObject({ to: [], waiting: [] });
    expect(post([to('К-01', { applies: () => false })])).toMatchObject({ to: [], waiting: [] });
    expect(post([to('К-01', { applies: ({ postponed }) => postponed === 0 })]).to).toEqual(['К-01']);
  });
});

describe('the words of a letter', () => {
  it('begin with «Напоминание» if it is a reminder', () => {
    expect([reminding(1, 'Анкета'), reminding(2, 'Анкета')]).toEqual(['Анкета', 'Напоминание: анкета']);
  });

  it('cut a long title at the end of a word', () => {
    expect(shortened('Короткое', 8)).toBe('Короткое');
    expect(shortened('Две недели, и ещё', 13)).toBe('Две недели…');
    expect(shortened('Однодлинноеслово', 5)).toBe('Одно…');
  });

  it('replace quotation marks inside quotation marks by „ and “', () => {
    expect(quoted('Школа «Заря»')).toBe('«Школа „Заря“»');
  });

  it('name time and place as far as they are known', () => {
    expect([whenAndWhere({ time: '14:30', place: 'зал' }), whenAndWhere({ place: 'зал' }), whenAndWhere({})]).toEqual([
      ', в 14:30, зал',
      ', зал',
      '',
    ]);
  });
});

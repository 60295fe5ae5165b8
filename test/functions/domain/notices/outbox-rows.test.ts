import { describe, expect, it } from 'vitest';
import { deliveredTable } from '../../../../functions/domain/notices/outbox.ts';
import type { Entry } from '../../../../functions/domain/programme.ts';
import { given, type ProgrammeParts } from '../programme-kit.ts';
import { NoticeDays } from './notice-days.ts';

type Row = Entry<'outbox'>;

const people = ['К-01', 'К-02'].map((code) => ({ code, invitedOn: '2026-06-01' }));
const parts: ProgrammeParts = { tables: { people } };
const KEY = 'consentRequest|К-01||1';
const MONDAY = '2026-06-01';

const rowOf = (office: NoticeDays, key = KEY) => office.rowsOfOutbox.find(({ noticeKey }) => noticeKey === key);
const paused = (more: ProgrammeParts = parts): ProgrammeParts => ({
  ...more,
  settings: { mailPaused: true, ...more.settings },
});

describe('the row of a letter that waits', () => {
  it('keeps the day since which it waits, and says why', () => {
    const office = new NoticeDays();
    office.run(paused(), `${MONDAY}T10:00`);
    expect(rowOf(office)).toMatchObject({
      status: 'queued',
      dueOn: MONDAY,
      detail: 'Письма приостановлены в настройках.',
      sentAt: undefined,
      messageId: undefined,
    });
    office.run(paused(), '2026-06-03T10:00');
    expect(rowOf(office)?.dueOn).toBe(MONDAY);
    office.run(parts, '2026-06-03T19:00');
    expect(rowOf(office)).toMatchObject({
      status: 'queued',
      dueOn: MONDAY,
      detail: 'Ждёт рабочих часов (8:00–18:00).',
    });
    office.run(parts, '2026-06-06T10:00');
    expect(rowOf(office)?.detail, 'a Saturday').toBe('Ждёт рабочего дня.');
    office.run(parts, '2026-06-08T10:00');
    expect(rowOf(office)).toMatchObject({ status: 'sent', dueOn: MONDAY, attempts: 1, sentAt: '2026-06-08T10:00:00' });
  });

  it('gives no reason before the letter is due, and is queued from that day on', () => {
    const office = new NoticeDays();
    const later = { tables: { people: people.map((row) => ({ ...row, invitedOn: '2026-06-04' })) } };
    office.run(later, `${MONDAY}T10:00`);
    expect(rowOf(office)).toMatchObject({ status: 'planned', dueOn: '2026-06-04', detail: undefined });
    office.run(paused(later), '2026-06-05T10:00');
    expect(rowOf(office)).toMatchObject({ status: 'queued', dueOn: '2026-06-04' });
  });

  it('says what keeps the server from taking it, and until when', () => {
    const office = new NoticeDays(() => ({ outcome: 'refused', refusal: 'sender' }));
    office.run(parts, `${MONDAY}T09:00`);
    const waiting = office.rowsOfOutbox.filter(({ status }) => status === 'queued');
    expect(waiting.length).toBeGreaterThan(1);
    office.run(parts, `${MONDAY}T09:01`);
    expect(rowOf(office, 'consentRequest|К-02||1')?.detail).toMatch(/^Ждёт: .+ Следующая попытка – /);
  });

  it('counts each attempt', () => {
    const office = new NoticeDays(({ to }) =>
      to === 'К-01' ? { outcome: 'refused', refusal: 'relay' } : { outcome: 'sent' },
    );
    office.run(parts, `${MONDAY}T09:00`);
    expect(rowOf(office)).toMatchObject({ status: 'queued', attempts: 1, messageId: expect.stringMatching(/^<.+>$/) });
    const { messageId } = rowOf(office) ?? {};
    office.run(parts, '2026-06-02T09:00');
    expect(rowOf(office)).toMatchObject({ attempts: 2, messageId });
  });

  it('is dropped if there is no more reason to write, unless the letter was sent', () => {
    const office = new NoticeDays();
    office.run(paused(), `${MONDAY}T10:00`);
    office.run({ tables: { people, consents: [given('К-01', '2026-06-01')] } }, '2026-06-02T10:00');
    expect(rowOf(office)).toMatchObject({ status: 'dropped', detail: 'Не понадобилось.' });
    expect(rowOf(office, 'consentRequest|К-02||1')?.status).toBe('sent');
    const all = people.map(({ code }) => given(code, '2026-06-03'));
    office.run({ tables: { people, consents: all } }, '2026-06-04T10:00');
    expect(rowOf(office, 'consentRequest|К-02||1')).toMatchObject({ status: 'sent', detail: undefined });
  });
});

it('new rows stand in the order of their days, then of their keys', () => {
  const office = new NoticeDays();
  office.run(
    {
      tables: {
        people: [
          { code: 'К-02', invitedOn: '2026-06-01' },
          { code: 'К-01', invitedOn: '2026-06-01' },
        ],
      },
    },
    `${MONDAY}T07:00`,
  );
  const places = office.rowsOfOutbox.map(({ dueOn = '', noticeKey = '' }) => `${dueOn} ${noticeKey}`);
  expect(places.length).toBeGreaterThan(2);
  expect(places).toEqual([...places].sort());
});

describe('the words of a sent letter', () => {
  const sent = () => {
    const office = new NoticeDays();
    office.run(parts, `${MONDAY}T10:00`);
    return office;
  };

  it('lose only the name if the school keeps its names in a key file', () => {
    const office = sent();
    const before = rowOf(office);
    expect(before?.recipient).toBe('К-01 Тестовый');
    office.run({ ...parts, settings: { privacyMode: 'codes' } }, `${MONDAY}T11:00`);
    expect(rowOf(office)).toEqual({ ...before, recipient: 'К-01' });
  });

  it('are deleted after the person withdrew consent; the row still says who got which kind of letter and when', () => {
    const office = sent();
    const { status, sentAt, messageId, notice } = rowOf(office) ?? {};
    const withdrawn = { ...given('К-01', '2026-06-02'), decision: 'withdrawn' as const };
    office.run({ tables: { people, consents: [given('К-01', '2026-06-01'), withdrawn] } }, '2026-06-03T10:00');
    expect(rowOf(office)).toMatchObject({
      ...{ status, sentAt, messageId, notice, recipient: 'К-01' },
      ...{ subject: undefined, detail: undefined, calendar: undefined },
    });
    expect(rowOf(office, 'consentRequest|К-02||1')?.subject).toBeDefined();
  });
});

it('the rows of delivered letters are those that were on their way, and no others', () => {
  const row = (at: number, parts: Partial<Row>): Row => ({
    at,
    noticeKey: `a|${at}`,
    messageId: `<${at}>`,
    attempts: 1,
    ...parts,
  });
  const rows = [row(1, { status: 'sending' }), row(2, { status: 'sending' }), row(3, { status: 'sent' })];
  const delivered = [1, 3].map((at) => ({ messageId: `<${at}>`, at: `${MONDAY}T10:00:00`, outcome: 'sent' as const }));
  const { table, rows: changed } = deliveredTable(rows, delivered);
  expect([table, changed.map(({ at, values }) => [at, values.status])]).toEqual(['outbox', [[1, 'sent']]]);
});

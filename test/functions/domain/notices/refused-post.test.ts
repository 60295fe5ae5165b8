import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Letter } from '../../../../functions/domain/notices/letter.ts';
import { meaningOf, type Refusal, refusals } from '../../../../functions/domain/refusals/refusal.ts';
import { MOST_TRIES, minutesBetween } from '../../../../functions/domain/refusals/tries.ts';
import type { ProgrammeParts } from '../programme-kit.ts';
import { NoticeDays, type Said } from './notice-days.ts';

const codes = ['К-01', 'К-02', 'К-03', 'К-04', 'К-05'];
/** A school on a Monday. Five people get a request for their consent, and the curator gets the daily letter. */
const parts: ProgrammeParts = { tables: { people: codes.map((code) => ({ code, invitedOn: '2026-06-01' })) } };
/** The working days until the quiet period. */
const DAYS = ['01', '02', '03', '04', '05', '08', '09', '10', '11', '15', '16', '17', '18', '19'].map(
  (day) => `2026-06-${day}`,
);
const MONDAY = '2026-06-01';

const SENT: Said = { outcome: 'sent' };
const no = (refusal: Refusal): Said => ({ outcome: 'refused', refusal });
const ALL = Object.keys(refusals) as Refusal[];
const OURS = ALL.filter((refusal) => meaningOf(refusal).holds === 'post' && refusal !== 'alike');

const teachers = (office: NoticeDays) =>
  office.rowsOfOutbox.filter(({ code = '', status }) => code.startsWith('К-') && status !== 'planned');
const states = (office: NoticeDays) => teachers(office).map(({ status }) => status);
const linesOf = (office: NoticeDays, table: 'problems' | 'today') =>
  office
    .rows(table)
    .map((row) => JSON.stringify(row))
    .join('\n');
const toTeachers = (letters: readonly Letter[]) => letters.filter(({ to }) => to.startsWith('К-'));

describe('a refusal for a reason on our side', () => {
  it.each(OURS)('%s: everything stays queued and is reported, with what to do', (refusal) => {
    const office = new NoticeDays(() => no(refusal));
    for (const time of ['09:00', '12:00', '17:00']) office.run(parts, `${MONDAY}T${time}`);
    expect(new Set(states(office))).toEqual(new Set(['queued']));
    expect(office.rows('problems')).toContainEqual(
      expect.objectContaining({
        reason: `Письма не уходят: ${meaningOf(refusal).what}.`,
        whatToDo: expect.stringContaining(meaningOf(refusal).toDo),
      }),
    );
    expect(office.rows('today')).toContainEqual(
      expect.objectContaining({ urgency: 'today', task: `Письма не уходят: ${meaningOf(refusal).what}` }),
    );
  });

  it.each([
    ['sender', 1],
    ['content', 1],
    ['relay', 3],
  ] as const)(
    '%s: few runs ask the server, each after a longer pause, with at most so many letters: %i',
    (refusal, most) => {
      const office = new NoticeDays(() => no(refusal));
      const tries: { at: string; letters: number }[] = [];
      for (const day of DAYS.slice(0, 3)) {
        for (let hour = 8; hour < 18; hour++) {
          const at = `${day}T${String(hour).padStart(2, '0')}:00`;
          const before = office.tried.length;
          office.run(parts, at);
          if (office.tried.length > before) tries.push({ at, letters: office.tried.length - before });
        }
      }
      expect(tries.length).toBeGreaterThan(2);
      expect(tries.length).toBeLessThan(10);
      expect(Math.max(...tries.map(({ letters }) => letters))).toBe(most);
      const pauses = tries.slice(1).map(({ at }, i) => minutesBetween(tries[i]?.at ?? '', at));
      expect(pauses[0]).toBeLessThan(pauses.at(-1) ?? 0);
    },
  );

  it.each(OURS)('%s: after the repair, a manual run sends each letter once', (refusal) => {
    let said = no(refusal);
    const office = new NoticeDays(() => said);
    office.run(parts, `${MONDAY}T09:00`);
    said = SENT;
    const before = office.tried.length;
    office.run(parts, `${MONDAY}T09:01`);
    expect(office.tried.length).toBe(before);
    office.run(parts, `${MONDAY}T09:02`, { byHand: true });
    expect(new Set(states(office))).toEqual(new Set(['sent']));
    expect(
      toTeachers(office.tried.slice(before))
        .map(({ to }) => to)
        .sort(),
    ).toEqual(codes);
    expect(linesOf(office, 'problems')).not.toContain('Письма не уходят');
  });

  it('does not delay people whose letters the server accepts', () => {
    const office = new NoticeDays(({ to }) => (to === 'К-01' ? no('relay') : SENT));
    office.run(parts, `${MONDAY}T09:00`);
    expect(teachers(office).map(({ code, status }) => [code, status])).toEqual([
      ['К-01', 'queued'],
      ...codes.slice(1).map((code) => [code, 'sent']),
    ]);
  });

  it('ends the run if the server refuses the text of one letter, and the next run begins with the others', () => {
    let first: string | undefined;
    const office = new NoticeDays(({ to }) => {
      first ??= to;
      return to === first ? no('content') : SENT;
    });
    office.run(parts, `${MONDAY}T09:00`);
    expect(office.tried).toHaveLength(1);
    office.run(parts, `${MONDAY}T10:00`);
    expect(new Set(states(office))).toEqual(new Set(['sent']));
    expect(office.tried.at(-1)?.messageId).toBe(office.tried[0]?.messageId);
  });
});

describe('a refusal that concerns one person', () => {
  const ONE = ['address', 'domain', 'size', 'unclear'] as const;

  it.each(ONE)('%s: only that person is unreachable; the line says what to do', (refusal) => {
    const office = new NoticeDays(({ to }) => (to === 'К-02' ? no(refusal) : SENT));
    office.run(parts, `${MONDAY}T09:00`);
    expect(
      teachers(office)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['failed', 'sent', 'sent', 'sent', 'sent']);
    const [line] = office.rows('problems').filter(({ code }) => code === 'К-02');
    expect(line?.whatToDo).toContain(meaningOf(refusal).toDo);
    expect(line?.whatToDo).toContain('«Отправить ещё раз»');
  });

  it.each(ONE)('%s, but for everybody: our side is wrong, and nobody is marked unreachable', (refusal) => {
    const office = new NoticeDays(() => no(refusal));
    for (const day of DAYS.slice(0, 5))
      for (const time of ['09:00', '12:00', '16:00']) office.run(parts, `${day}T${time}`);
    expect(states(office)).not.toContain('failed');
    expect(linesOf(office, 'problems')).toContain('отказал всем адресатам одинаково');
  });

  it('counts as a refusal of all mail if the server refuses one person after the other', () => {
    const office = new NoticeDays(() => no('unclear'));
    const withPeople = (count: number): ProgrammeParts => ({
      settings: { curatorEmail: 'curator@example.org' },
      tables: { people: codes.slice(0, count).map((code) => ({ code, invitedOn: '2026-06-01' })) },
    });
    const run = (count: number, at: string) => office.run(withPeople(count), at);
    run(1, `${MONDAY}T09:00`);
    run(2, `${MONDAY}T12:00`);
    expect(states(office)).toEqual(['queued', 'queued']);
  });

  it('is confirmed once the server accepts another person’s letter', () => {
    let broken = true;
    const bad = ['К-01', 'К-02'];
    const office = new NoticeDays(({ to }) => (broken || bad.includes(to) ? no('address') : SENT));
    office.run(parts, `${MONDAY}T09:00`);
    expect(new Set(states(office))).toEqual(new Set(['queued']));
    broken = false;
    for (const day of DAYS.slice(1, 5)) office.run(parts, `${day}T09:00`);
    expect(
      teachers(office)
        .map(({ code, status }) => `${code} ${status}`)
        .sort(),
    ).toEqual(['К-01 failed', 'К-02 failed', 'К-03 sent', 'К-04 sent', 'К-05 sent']);
  });

  it.each(['later', 'full'] as const)('%s: is retried with growing pauses, but not forever', (refusal) => {
    const office = new NoticeDays(({ to }) => (to === 'К-02' ? no(refusal) : SENT));
    for (const day of DAYS)
      for (const time of ['08:00', '09:30', '11:00', '14:00', '17:00']) office.run(parts, `${day}T${time}`);
    const [row] = teachers(office).filter(({ code }) => code === 'К-02');
    expect(row).toMatchObject({ status: 'failed', attempts: MOST_TRIES });
    expect(office.tried.filter(({ messageId }) => messageId === row?.messageId)).toHaveLength(MOST_TRIES);
    expect(row?.detail).toContain('больше не будем');
  });

  it('is reported at once if the mailbox is full, while the letter is still retried', () => {
    const office = new NoticeDays(({ to }) => (to === 'К-02' ? no('full') : SENT));
    office.run(parts, `${MONDAY}T09:00`);
    expect(office.rows('problems').find(({ code }) => code === 'К-02')?.reason).toContain('ящик адресата переполнен');
    expect(teachers(office).find(({ code }) => code === 'К-02')?.status).toBe('queued');
  });
});

describe('a letter that may have arrived', () => {
  const dropping = () => new NoticeDays(({ to }) => (to === 'К-02' ? no('dropped') : SENT));
  const copies = (office: NoticeDays) => office.tried.filter(({ to }) => to === 'К-02').length;
  const row = (office: NoticeDays) => teachers(office).find(({ code }) => code === 'К-02');
  const runs = (office: NoticeDays, days: readonly string[]) => {
    for (const day of days) for (const time of ['09:00', '11:00', '15:00']) office.run(parts, `${day}T${time}`);
  };

  it('is sent once more under the same Message-ID, and then reported as unknown', () => {
    const office = dropping();
    office.run(parts, `${MONDAY}T09:00`);
    expect(row(office)).toMatchObject({ status: 'queued', detail: expect.stringContaining('Повторим один раз') });
    runs(office, DAYS.slice(0, 5));
    expect(row(office)).toMatchObject({ status: 'unknown', detail: expect.stringContaining('Неизвестно, дошло ли') });
    const numbers = new Set(office.tried.filter(({ to }) => to === 'К-02').map(({ messageId }) => messageId));
    expect([copies(office), numbers.size]).toEqual([2, 1]);
    const [line] = office.rows('problems').filter(({ code }) => code === 'К-02');
    expect(line?.whatToDo).toMatch(/«Передано лично».*«Отправить ещё раз»/);
  });

  it('is sent again once for each mark of the curator', () => {
    const office = dropping();
    const ofK02 = ({ code }: { readonly code?: string | undefined }) => code === 'К-02';
    runs(office, DAYS.slice(0, 2));
    office.mark(ofK02, { again: true });
    runs(office, DAYS.slice(2, 5));
    expect([copies(office), row(office)?.status]).toEqual([3, 'unknown']);
    office.mark(ofK02, { again: undefined });
    runs(office, DAYS.slice(5, 6));
    expect(copies(office)).toBe(3);
    office.mark(ofK02, { again: true });
    runs(office, DAYS.slice(6, 7));
    expect([copies(office), row(office)?.status]).toEqual([4, 'unknown']);
  });

  it('is closed if the curator has told the person', () => {
    const office = dropping();
    runs(office, DAYS.slice(0, 2));
    office.mark(({ code }) => code === 'К-02', { toldInPerson: true });
    runs(office, DAYS.slice(2, 3));
    expect(row(office)).toMatchObject({ status: 'sent', detail: 'Передано лично.' });
    expect(office.rows('problems').filter(({ code }) => code === 'К-02')).toEqual([]);
  });

  it('is not refused if the server only defers it afterwards', () => {
    let times = 0;
    const office = new NoticeDays(({ to }) => (to === 'К-02' ? no(times++ === 0 ? 'dropped' : 'later') : SENT));
    for (const day of DAYS)
      for (const time of ['08:00', '09:30', '11:00', '14:00', '17:00']) office.run(parts, `${day}T${time}`);
    expect(row(office)?.status).toBe('unknown');
    const [first] = office.tried.filter(({ to }) => to === 'К-02');
    expect(office.tried.filter(({ messageId }) => messageId === first?.messageId)).toHaveLength(MOST_TRIES);
  });

  it('is sent to nobody more than twice, however long the server gives no answer', () => {
    const office = new NoticeDays(() => no('dropped'));
    runs(office, DAYS);
    const counts = new Map<string, number>();
    for (const { messageId } of office.tried) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
    expect(Math.max(...counts.values())).toBe(2);
    expect(new Set(states(office))).toEqual(new Set(['unknown']));
  });
});

describe('a letter that the curator wants to resend', () => {
  it('is sent once the address is corrected, even after a final refusal', () => {
    let known = false;
    const office = new NoticeDays(({ to }) => (to === 'К-02' && !known ? no('address') : SENT));
    office.run(parts, `${MONDAY}T09:00`);
    known = true;
    office.run(parts, `${MONDAY}T10:00`);
    expect(teachers(office).find(({ code }) => code === 'К-02')?.status).toBe('failed');
    office.mark(({ code }) => code === 'К-02', { again: true });
    office.run(parts, `${MONDAY}T11:00`);
    expect(teachers(office).find(({ code }) => code === 'К-02')).toMatchObject({ status: 'sent', detail: undefined });
    office.run(parts, '2026-06-02T09:00');
    expect(office.tried.filter(({ to }) => to === 'К-02')).toHaveLength(2);
  });

  it('is not sent if it has arrived', () => {
    const office = new NoticeDays();
    office.run(parts, `${MONDAY}T09:00`);
    office.mark(({ code }) => code === 'К-02', { again: true });
    office.run(parts, `${MONDAY}T10:00`);
    expect(office.tried.filter(({ to }) => to === 'К-02')).toHaveLength(1);
  });
});

describe('for any behaviour of a mail server', () => {
  const said = fc.oneof(
    { weight: 2, arbitrary: fc.constant(SENT) },
    { weight: 3, arbitrary: fc.constantFrom(...ALL.filter((refusal) => refusal !== 'alike').map(no)) },
  );
  const course = fc.array(said, { minLength: 1, maxLength: 40 });
  const times = ['08:00', '09:30', '13:00', '17:30'];

  it('no accepted letter arrives twice, none is in doubt more than twice, all retries end, and a second run changes nothing', () => {
    fc.assert(
      fc.property(course, fc.array(fc.constantFrom(...times), { minLength: 1, maxLength: 8 }), (answers, moments) => {
        const log: { id: string; said: Said }[] = [];
        const office = new NoticeDays(({ messageId }) => {
          const answer = answers[log.length % answers.length] ?? SENT;
          log.push({ id: messageId, said: answer });
          return answer;
        });
        moments.forEach((time, i) => {
          const at = `${DAYS[i] ?? MONDAY}T${time}`;
          office.run(parts, at);
          const [before, tried] = [office.rowsOfOutbox, log.length];
          office.run(parts, at);
          if (log.length === tried) expect(office.rowsOfOutbox).toEqual(before);
        });
        for (const id of new Set(log.map((one) => one.id))) {
          const own = log.filter((one) => one.id === id).map((one) => one.said);
          const refused = own.flatMap((one) => (one.outcome === 'refused' ? [one.refusal] : []));
          expect(own.slice(0, -1)).not.toContainEqual(SENT);
          expect(refused.filter((one) => one === 'dropped').length).toBeLessThanOrEqual(2);
          expect(refused.filter((one) => meaningOf(one).ends).length).toBeLessThanOrEqual(MOST_TRIES);
        }
        expect(office.rowsOfOutbox.filter(({ status }) => status === 'sending')).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

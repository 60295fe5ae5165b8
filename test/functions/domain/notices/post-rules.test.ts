import { describe, expect, it } from 'vitest';
import { plan } from '../../../../functions/domain/plan.ts';
import { courseOf } from '../../../../functions/domain/refusals/course.ts';
import { context, given, type ProgrammeParts, programme } from '../programme-kit.ts';
import { NoticeDays, subjectsTo } from './notice-days.ts';

const codes = ['К-01', 'К-02', 'К-03'];
const people = codes.map((code) => ({ code, invitedOn: '2026-05-12' }));
const parts: ProgrammeParts = { tables: { people, consents: codes.map((code) => given(code)) } };
const wish = { code: 'К-01', wantsRole: 'mentee', submittedAt: '2026-06-01T19:00:00' } as const;

const sentTo = (office: NoticeDays, seen: ProgrammeParts, moment: string, to = 'К-01') =>
  subjectsTo(office.run(seen, moment), to);

describe('letters to a person', () => {
  it.each([
    ['2026-06-01T07:59', 0, 'before eight'],
    ['2026-06-01T08:00', 1, 'from eight on'],
    ['2026-06-01T17:59', 1, 'until six'],
    ['2026-06-01T18:00', 0, 'not from six on'],
    ['2026-05-30T10:00', 0, 'not on a Saturday'],
    ['2026-06-12T10:00', 0, 'not on a holiday'],
    ['2026-05-11T10:00', 0, 'not on the Monday that a holiday was moved to'],
    ['2026-06-30T10:00', 1, 'until the leave'],
    ['2026-07-01T10:00', 0, 'not in the leave'],
    ['2026-08-14T10:00', 0, 'not on the last day of the leave'],
    ['2026-08-17T10:00', 1, 'after it'],
  ])('%s: %i, %s', (moment, count) => {
    const holidays = [
      { date: '2026-06-12', kind: 'dayOff' as const },
      { date: '2026-05-11', kind: 'dayOff' as const },
    ];
    const seen = { tables: { ...parts.tables, consents: codes.map((code) => given(code, '2026-05-01')), holidays } };
    expect(sentTo(new NoticeDays(), seen, moment)).toHaveLength(count);
  });

  it.each([
    ['2026-06-01T07:00', '2026-06-01', 'queued', 'before the hours of a working day'],
    ['2026-06-01T19:00', '2026-06-02', 'queued', 'in the evening'],
    ['2026-06-05T19:00', '2026-06-08', 'queued', 'on Friday evening'],
    ['2026-06-06T10:00', '2026-06-08', 'planned', 'on a Saturday'],
    ['2026-07-01T10:00', '2026-08-17', 'planned', 'in the leave'],
    ['2026-06-30T19:00', '2026-08-17', 'queued', 'before the leave'],
  ])('%s: the outbox says that they go on %s, in the state «%s», %s', (moment, day, status, _when) => {
    const office = new NoticeDays();
    office.run(parts, moment);
    const [first] = office.rowsOfOutbox.filter(({ noticeKey }) => noticeKey === 'intakeInvitation|К-01||1');
    const goesOn = first && (courseOf(first).goesOn ?? first.dueOn);
    expect([goesOn, first?.status]).toEqual([day, status]);
  });

  it('wait as long as the curator holds them, even before their day, and go once the curator lets them go', () => {
    const office = new NoticeDays();
    const isFirst = ({ noticeKey }: { readonly noticeKey?: string | undefined }) =>
      noticeKey === 'intakeInvitation|К-01||1';
    const states = () => office.rowsOfOutbox.filter(isFirst).map(({ status }) => status);
    expect(sentTo(office, parts, '2026-05-30T10:00')).toEqual([]);
    expect(states()).toEqual(['planned']);
    office.mark(isFirst, { hold: true });
    for (const moment of ['2026-05-30T11:00', '2026-06-01T10:00']) {
      expect(sentTo(office, parts, moment)).toEqual([]);
      expect(states()).toEqual(['held']);
    }
    office.mark(isFirst, { hold: false });
    expect(sentTo(office, parts, '2026-06-01T11:00')).toHaveLength(1);
    expect(states()).toEqual(['sent']);
  });

  it('continue with reminders in turn even if somebody deleted the days from the outbox', () => {
    const key = 'intakeInvitation|К-01||1';
    const outbox = [{ at: 1, notice: 'intakeInvitation', status: 'sent', code: 'К-01', noticeKey: key } as const];
    const subjectsOn = (today: string) => {
      const seen = programme({ ...parts, tables: { ...parts.tables, outbox } });
      return subjectsTo(plan(seen, context({ today, now: `${today}T10:00:00` })).letters, 'К-01');
    };
    // Nothing shows when the first letter went out, except that it cannot be before 20 May, the day of the consent.
    expect(subjectsOn('2026-05-26')).toEqual([]);
    expect(subjectsOn('2026-05-27')).toEqual(['Напоминание: анкета участника (5 минут)']);
  });

  it('go once a day, except answers to what the person has just done, and never at night', () => {
    const office = new NoticeDays();
    expect(sentTo(office, parts, '2026-06-01T09:00')).toEqual(['Анкета участника (5 минут)']);
    const answered = { ...parts, answers: { intake: [{ ...wish, submittedAt: '2026-06-01T12:00:00' }] } };
    expect(sentTo(office, answered, '2026-06-01T13:00')).toEqual(['В чём Вам нужна поддержка?']);
    const late = new NoticeDays();
    sentTo(late, parts, '2026-06-01T09:00');
    const atNight = { ...parts, answers: { intake: [wish] } };
    expect(sentTo(late, atNight, '2026-06-01T19:30')).toEqual([]);
    expect(sentTo(late, atNight, '2026-06-02T08:00')).toEqual(['В чём Вам нужна поддержка?']);
  });

  it('are sent at most three times about one thing, a week apart, and stop after the answer', () => {
    const office = new NoticeDays();
    const days = ['01', '05', '08', '11', '15', '22', '29'];
    const sent = days.map((day) => sentTo(office, parts, `2026-06-${day}T09:00`).length);
    expect(sent).toEqual([1, 0, 1, 0, 1, 0, 0]);
    const other = new NoticeDays();
    sentTo(other, parts, '2026-06-01T09:00');
    const done = { ...parts, answers: { intake: [{ ...wish, wantsRole: 'none' as const }] } };
    expect(sentTo(other, done, '2026-06-08T09:00')).toEqual([]);
  });

  it('contain no reminders after the person opted out, but still the first notice about a new thing', () => {
    const office = new NoticeDays();
    sentTo(office, parts, '2026-06-01T09:00');
    const off = { code: 'К-01', wish: 'off', submittedAt: '2026-06-02T09:00:00' } as const;
    const quiet = { ...parts, answers: { reminders: [off] } };
    expect(sentTo(office, quiet, '2026-06-08T09:00')).toEqual([]);
    expect(office.rows('unanswered').find(({ code }) => code === 'К-01')?.nextStep).toBe(
      'Напоминания не нужны этому человеку: поговорите лично.',
    );
    const answered = { ...parts, answers: { reminders: [off], intake: [wish] } };
    expect(sentTo(office, answered, '2026-06-09T09:00')).toEqual(['В чём Вам нужна поддержка?']);
    const again = { ...off, wish: 'on', submittedAt: '2026-06-10T09:00:00' } as const;
    const loud = { ...parts, answers: { reminders: [off, again], intake: [wish] } };
    expect(sentTo(office, loud, '2026-06-16T09:00')).toEqual(['Напоминание: в чём Вам нужна поддержка?']);
  });
});

describe('the curator’s digest', () => {
  it('says that the reminders are over only a week after the last one', () => {
    const office = new NoticeDays();
    const undecided: ProgrammeParts = { tables: { people: [{ code: 'К-01', invitedOn: '2026-06-01' }] } };
    const urgent = (moment: string) => {
      const letter = office.run(undecided, moment).find(({ to }) => to === 'curator');
      const words = letter?.blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])) ?? [];
      return words.filter((line) => line.startsWith('{{К-01}} не отвечает'));
    };
    const days = ['06-01', '06-02', '06-08', '06-09', '06-15', '06-16', '06-19'];
    expect(days.flatMap((day) => urgent(`2026-${day}T09:00`))).toEqual([]);
    expect(urgent('2026-06-22T09:00')).toEqual([
      '{{К-01}} не отвечает («Согласие на обработку данных»): напоминания закончились, поговорите лично',
    ]);
  });
});

describe('the daily limit', () => {
  const limited = (mailBudget: number): ProgrammeParts => ({ ...parts, settings: { mailBudget } });

  it('lets urgent letters go first and the others the next day, and the curator sees how many wait', () => {
    const office = new NoticeDays();
    // К-03 withdraws today. The letter that the law requires comes before all questionnaires.
    const tables = {
      ...limited(2).tables,
      consents: [
        ...codes.map((code) => given(code)),
        { code: 'К-03', type: 'processing' as const, decision: 'withdrawn' as const, decidedOn: '2026-06-01' },
      ],
    };
    const letters = office.run({ ...limited(2), tables }, '2026-06-01T09:00');
    expect(letters.map(({ to }) => to)).toEqual(['curator', 'К-03']);
    const told = office.rows('today').find(({ task }) => task === 'Часть писем сегодня не уйдёт');
    expect(told?.subject).toBe('Ждут: 5; следующие уйдут 02.06.2026');
    const waits = office.rows('outbox').filter(({ detail }) => detail === 'Ждёт: на сегодня лимит писем исчерпан.');
    expect(waits.map(({ code }) => code)).toEqual(expect.arrayContaining(['К-01', 'К-02']));
    const enough = office.run({ ...parts, tables }, '2026-06-02T09:00').map(({ to }) => to);
    expect(enough).toEqual(expect.arrayContaining(['К-01', 'К-02']));
  });
});

describe('the curator’s lists', () => {
  it('explain while they are empty what will appear in them', () => {
    const office = new NoticeDays();
    const bare = { settings: { noAdminRequests: true } };
    office.run(bare, '2026-03-02T09:00');
    expect(office.rows('unanswered')[0]?.what).toContain('Здесь появятся те');
    expect(office.rows('changes')[0]?.what).toContain('Здесь появится');
    expect(office.rows('today').map(({ task }) => task)).toEqual([expect.stringContaining('Заполните настройки')]);
    const entered = [{ code: 'К-01', name: 'Тестовая Анна', email: 'a@example.org' }];
    office.run(
      { settings: { ...bare.settings, curatorEmail: 'curator@example.org' }, tables: { people: entered } },
      '2026-03-02T09:00',
    );
    expect(office.rows('today')[0]?.task).toContain('Здесь появятся');
  });

  it('say for each missing answer when the next letter goes, and after the third that the curator must talk', () => {
    const office = new NoticeDays();
    const stepOn = (moment: string) => {
      office.run(parts, moment);
      return office.rows('unanswered').find(({ code }) => code === 'К-01');
    };
    expect(stepOn('2026-06-01T07:00')).toMatchObject({ reminded: 0, nextStep: 'Письмо со ссылкой уйдёт само.' });
    stepOn('2026-06-01T09:00');
    expect(stepOn('2026-06-02T09:00')).toMatchObject({
      reminded: 1,
      remindedOn: '2026-06-01',
      nextStep: 'Ждём ответа; следующее напоминание уйдёт само, не раньше 08.06.2026.',
    });
    for (const day of ['08', '15']) stepOn(`2026-06-${day}T09:00`);
    expect(stepOn('2026-06-16T09:00')).toMatchObject({
      reminded: 3,
      nextStep: 'Все напоминания отправлены: поговорите лично.',
    });
    expect(office.rows('today').find(({ task }) => String(task).startsWith('Поговорите лично'))?.subject).toBe(
      codes.join(', '),
    );
  });

  it('show changes until the curator confirms having looked, and then later ones', () => {
    const office = new NoticeDays();
    const withdrawn = (code: string, on: string) =>
      ({ code, type: 'processing', decision: 'withdrawn', decidedOn: on }) as const;
    const one = {
      tables: { people, consents: [...codes.map((code) => given(code)), withdrawn('К-01', '2026-06-02')] },
    };
    const subjects = () =>
      office.rows('changes').flatMap(({ subject }) => (String(subject).startsWith('К-') ? [subject] : []));
    office.run(one, '2026-06-02T09:00');
    expect(subjects()).toEqual(['К-01']);
    const seen = { ...one, settings: { changesSeen: '03.06.2026' } };
    office.run(seen, '2026-06-03T09:00');
    expect(subjects()).toEqual([]);
    const two = { ...seen, tables: { people, consents: [...one.tables.consents, withdrawn('К-02', '2026-06-04')] } };
    office.run(two, '2026-06-04T09:00');
    office.run(two, '2026-06-05T09:00');
    expect(subjects()).toEqual(['К-02']);
  });
});

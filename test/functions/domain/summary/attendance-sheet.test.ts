import { describe, expect, it } from 'vitest';
import { plan } from '../../../../functions/domain/plan.ts';
import { circle, confirmed } from '../pairs/circle.ts';
import { context, given, programme } from '../programme-kit.ts';

type Tables = NonNullable<Parameters<typeof circle>[0]>['tables'];

function sheet(tables: Tables, today = '2026-09-02') {
  const { tables: told } = plan(programme(circle({ tables })), context({ today }));
  return told.filter(({ table }) => table === 'attendance').flatMap(({ rows }) => rows.map(({ values }) => values));
}

const MEETING = { kind: 'groupMeeting', date: '2026-09-07', time: '15:00', place: 'кабинет 12' } as const;

describe('the attendance sheet', () => {
  it('the sheet for the group meeting shows day, place and agenda above all base members, each once, with both roles', () => {
    const [title, day, where, agenda, ...people] = sheet({ events: [MEETING] });
    expect([title?.person, day?.person, where?.person]).toEqual([
      'Лист регистрации. Встреча наставников и наставляемых',
      'Дата: 07.09.2026, 15:00',
      'Место: кабинет 12',
    ]);
    expect(agenda?.person).toMatch(/^Повестка:\n1\. О программе/);
    expect(people).toEqual([
      { no: 1, person: 'К-01 Тестовый', role: 'наставник' },
      { no: 2, person: 'К-02 Тестовый', role: 'наставляемый' },
      { no: 3, person: 'К-03 Тестовый', role: 'наставляемый' },
      { no: 4, person: 'К-04 Тестовый', role: 'наставник' },
      { no: 5, person: 'К-05 Тестовый', role: 'наставник и наставляемый' },
    ]);
  });

  it('uses the school’s agenda if there is one, and names nobody who withdrew consent', () => {
    const consents = ['К-01', 'К-02'].map((code) => given(code));
    const withdrawn = { ...given('К-02', '2026-08-30'), decision: 'withdrawn' as const };
    const rows = sheet({ events: [{ ...MEETING, topic: 'Знакомимся' }], consents: [...consents, withdrawn] });
    expect(rows[3]?.person).toBe('Повестка:\nЗнакомимся');
    expect(rows.slice(4)).toEqual([{ no: 1, person: 'К-01 Тестовый', role: 'наставник' }]);
  });

  it('the sheet for the closing meeting lists the members of the pairs, in their roles', () => {
    const pair = { ...confirmed('П-01', 'К-05', ['К-02']), orderNumber: '97-ОД', orderDate: '2026-09-11' };
    const rows = sheet({ events: [{ kind: 'groupFinal', date: '2026-12-16' }], pairs: [pair] }, '2026-12-01');
    expect(rows.slice(4)).toEqual([
      { no: 1, person: 'К-02 Тестовый', role: 'наставляемый' },
      { no: 2, person: 'К-05 Тестовый', role: 'наставник' },
    ]);
  });

  it('is to be printed according to «Сегодня» before the meeting, and not after it', () => {
    const reasons = (today: string) =>
      plan(programme(circle({ tables: { events: [MEETING] } })), context({ today }))
        .tables.filter(({ table }) => table === 'today')
        .flatMap(({ rows }) => rows.map(({ values }) => values))
        .filter(({ where }) => JSON.stringify(where).includes('Лист events'))
        .map(({ reason }) => reason);
    expect(reasons('2026-09-04')).toContain('15:00, кабинет 12, распечатайте «Лист регистрации»');
    expect(reasons('2026-09-08')).toContain('15:00, кабинет 12');
  });

  it.each<[string, Tables]>([
    ['nothing is planned', { events: [] }],
    ['the day is not known', { events: [{ kind: 'groupMeeting' }] }],
    ['the meeting was held', { events: [{ ...MEETING, held: true }] }],
    ['the meeting was called off', { events: [{ ...MEETING, cancelled: true }] }],
    ['another event is ahead', { events: [{ kind: 'seminar', date: '2026-09-20' }] }],
  ])('says what will be here and when, while %s', (_, tables) => {
    expect(sheet(tables)).toEqual([{ person: expect.stringMatching(/Здесь появится.*на листе «События»/) }]);
  });
});

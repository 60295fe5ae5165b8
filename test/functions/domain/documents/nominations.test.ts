import { expect, it } from 'vitest';
import { documentsOf } from '../../../../functions/domain/documents/index.ts';
import { nominationRows } from '../../../../functions/domain/documents/nominations.ts';
import type { AwardRule } from '../../../../sheets-schema/choices/award-rule.ts';
import type { Role } from '../../../../sheets-schema/choices/role.ts';
import { given } from '../programme-kit.ts';
import { MENTEE, MENTOR, type School, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const { tables, answers } = wholeSchool;
const OTHER = 'К-09';

/** A second mentor whose pair with the same mentee held this number of meetings. */
function twoMentors(meetings: number, nominations: NonNullable<NonNullable<School['tables']>['nominations']>): School {
  const held = wholeSchool.answers.meetingReport
    .slice(0, meetings)
    .map((one) => ({ ...one, code: OTHER, pairCode: 'П-02' }));
  return school({
    tables: {
      people: [...tables.people, { code: OTHER, name: 'Тестовый Яков', labourGround: 'jobDuties' }],
      consents: [...tables.consents, given(OTHER)],
      pairs: [...tables.pairs, { ...tables.pairs[0], pairCode: 'П-02', mentorCode: OTHER }],
      nominations,
    },
    answers: { meetingReport: [...answers.meetingReport, ...held] },
  });
}

const rule = (role: Role, name: AwardRule, least?: number) => [
  { nominationId: 'Н-1', title: 'За труд', role, rule: name, ...(least ? { least } : {}) },
];
const first = (parts: School, today = '2026-12-28') => nominationRows(standingOf(parts, today)).rows[0]?.values;
const total = answers.meetingReport.length;

it('a nomination proposes the mentor with the most meetings, or all of them in a tie', () => {
  expect(first(twoMentors(1, rule('mentor', 'mostMeetings')))).toMatchObject({
    nominees: `${MENTOR} Тестовый`,
    remark: `По правилу: ${total}.`,
  });
  const tie = first(twoMentors(total, rule('mentor', 'mostMeetings')));
  expect(String(tie?.nominees).split('\n').sort()).toEqual([`${MENTOR} Тестовый`, `${OTHER} Тестовый`].sort());
  expect(tie?.remark).toBe(`Поровну, по ${total}: 2 человека. Все они в номинации, решает директор.`);
});

it('the school can change the role, the rule and the least number', () => {
  expect(first(twoMentors(1, rule('mentee', 'anyGoal')))?.nominees).toBe(`${MENTEE} Тестовый`);
  expect(first(twoMentors(1, rule('mentor', 'onSchedule')))?.nominees).toBe(`${MENTOR} Тестовый`);
  expect(first(twoMentors(1, rule('mentor', 'mostMeetings', total)))?.nominees).toBe(`${MENTOR} Тестовый`);
  expect(first(twoMentors(1, rule('mentor', 'mostMeetings', total + 1)))).toMatchObject({
    nominees: '',
    remark: 'Пока никто не подходит под это правило.',
  });
});

it('the proposal says what an incomplete rule lacks, and compares nobody before the last stage', () => {
  const unfinished = [{ nominationId: 'Н-1', title: 'За труд' }];
  expect(first(twoMentors(1, unfinished))?.remark).toBe('Укажите, кого поощряем и по какому правилу.');
  for (const name of ['mostMeetings', 'onSchedule'] as const) {
    expect(first(twoMentors(1, rule('mentor', name)), '2026-11-30')).toEqual({
      nominees: undefined,
      remark: 'Люди появятся с 01.12.2026, когда начнётся последний этап.',
    });
  }
});

it('the order about awards has a point for the nominations only if there are any', () => {
  const order = (parts: School) =>
    documentsOf(standingOf(parts, '2026-12-28'))
      .find(({ kind }) => kind === 'awardList')
      ?.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : block.kind === 'table' ? block.rows : []));
  const with2 = order(twoMentors(1, rule('mentor', 'mostMeetings')));
  expect(with2).toContain('2. Отметить в номинациях:');
  expect(with2).toContainEqual(['За труд', `больше всего встреч: ${total}`, `{{${MENTOR}}}`]);
  const tie = order(twoMentors(total, rule('mentor', 'mostMeetings')));
  expect(tie).toContainEqual(['За труд', `больше всего встреч: ${total}`, expect.stringContaining(`{{${OTHER}}}`)]);
  expect(with2).toContain('3. Контроль за исполнением приказа оставляю за собой.');
  const without = order(twoMentors(1, []));
  expect(without).not.toContain('2. Отметить в номинациях:');
  expect(without).toContain('2. Контроль за исполнением приказа оставляю за собой.');
});

it('a person who withdrew is in no nomination', () => {
  const parts = twoMentors(1, rule('mentor', 'mostMeetings'));
  const consents = [
    ...(parts.tables?.consents ?? []),
    {
      code: MENTOR,
      type: 'processing',
      decision: 'withdrawn',
      decidedOn: '2026-12-20',
      documentRef: 'папка 1',
    } as const,
  ];
  expect(first({ ...parts, tables: { ...parts.tables, consents } })?.nominees).toBe(`${OTHER} Тестовый`);
});

import { beforeAll, expect, it } from 'vitest';
import { nextProgramme } from '../../../functions/domain/new-year/next-programme.ts';
import { beginNextProgramme } from '../../../functions/jobs/begin-next-programme.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { MENTEE, MENTOR, school as parts, standingOf, wholeSchool } from '../domain/roadmap/whole-school.ts';
import { buildSchoolTemplate, type SchoolTemplate } from './school-kit.ts';

let template: SchoolTemplate;
beforeAll(async () => {
  template = await buildSchoolTemplate();
  return () => template.remove();
});

const materials = wholeSchool.tables.materials.map((row, i) => ({
  ...row,
  title: i === 0 ? 'Памятка наставляемому' : `Свой ${i}`,
}));
const settings = [{ key: 'schoolShort', value: 'Школа № 7' }];
const areas = [{ key: 'digital', label: 'Цифровые инструменты школы', active: false }];
const nominations = [
  { nominationId: 'Н-2', title: 'За результат', role: 'mentor' as const, rule: 'anyGoal' as const },
  { nominationId: 'Н-5', title: 'За урок', role: 'mentee' as const, rule: 'mostMeetings' as const, least: 3 },
];
const state = standingOf(parts({ tables: { materials, settings, areas, nominations } }), '2026-12-28');

it('the transfer fills an empty school with last year’s people, materials and settings; a second time it writes nothing', async () => {
  const next = await template.open();
  const site = { ...next, random: () => 0.5, pause: async () => undefined };
  const begun = await beginNextProgramme(site, nextProgramme(state));
  expect(begun.kind).toBe('begun');
  const { tables, settings: read, problems } = parse(await next.read());
  expect(problems).toEqual([]);
  expect(read).toMatchObject({ programYear: 2027, schoolShort: 'Школа № 7' });
  expect(tables.people.map(({ code }) => code)).toEqual([MENTOR, MENTEE]);
  expect(tables.people[1]).toMatchObject({ name: 'Примеров Борис Петрович', formerMentorCode: MENTOR });
  const memos = tables.materials.filter(({ kind }) => kind === 'memoMentee');
  expect(memos).toEqual([expect.objectContaining({ materialId: 'М-1', link: expect.stringContaining('https') })]);
  expect(tables.materials.some(({ title }) => title === 'Свой 1')).toBe(true);
  expect(tables.areas.find(({ key }) => key === 'digital')).toMatchObject(areas[0] ?? {});
  expect(tables.nominations).toMatchObject([
    { title: 'За результат', rule: 'anyGoal' },
    { title: 'За урок', role: 'mentee', rule: 'mostMeetings', least: 3 },
  ]);
  expect(await beginNextProgramme(site, nextProgramme(state))).toEqual({ kind: 'notEmpty' });
});

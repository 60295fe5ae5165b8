import { expect, it } from 'vitest';
import { mentorReportDue } from '../../../../functions/domain/notices/kinds/mentor-report-due.ts';
import { school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

it('a letter that quotes a goal names nobody without a consent in force', () => {
  const { people, plans } = wholeSchool.tables;
  const hidden = { code: 'К-03', name: 'Кравец Фёдор Ильич', email: 'f@example.org', invitedOn: '2026-05-18' };
  const parts = school({
    tables: {
      people: [...people, hidden],
      plans: plans.map((plan) => ({ ...plan, goal1: 'Перенять приёмы Кравца, спросить у Фёдора Ильича' })),
    },
    answers: { mentorReport: [] },
  });
  const [due] = mentorReportDue.occasions(standingOf(parts, '2026-12-05'));
  const day = { day: '2026-12-05', awaited: [], postponed: 0, elsewhere: [] };
  const said = JSON.stringify(due?.compose({ period: '1', nth: 1, dueOn: day.day }, day));
  expect(said).toContain('Перенять приёмы К-03, спросить у К-03');
  expect(said).not.toMatch(/Кравц|Ф[её]дор/);
});

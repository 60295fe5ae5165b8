import { expect, it } from 'vitest';
import { todayView } from '../../../../functions/domain/summary/today-view.ts';
import { school, standingOf } from '../roadmap/whole-school.ts';

const NEWS = { problems: [], changes: 0, waiting: 0, troubles: [] };
const first = (settings: object, people: readonly object[]) =>
  todayView(standingOf({ settings, tables: { people: [...people] } }, '2026-04-01'), NEWS).rows[0]?.values;

it('the first mornings show a school’s first tasks: its settings, then its people', () => {
  expect(first({ schoolShort: undefined }, [])).toMatchObject({
    task: expect.stringContaining('Заполните настройки'),
    subject: 'Пока нет: школа, почта куратора',
    where: { text: 'Лист settings' },
  });
  const named = { schoolShort: 'Школа № 5', curatorEmail: 'curator@example.org' };
  expect(first(named, [])).toMatchObject({
    task: expect.stringContaining('Впишите педагогов'),
    where: { text: 'Лист people' },
  });
  expect(first(named, [{ name: 'Тестовая Анна', email: 'a@example.org' }])?.task).not.toContain('Впишите');
  const tasks = todayView(standingOf(school(), '2026-12-31'), NEWS).rows.map(({ values }) => values.task);
  expect(tasks.filter((task) => /Заполните настройки|Впишите/.test(String(task)))).toEqual([]);
});

import { expect, it } from 'vitest';
import { plan } from '../../../../functions/domain/plan.ts';
import { qualityItems, quality as schema, swotItems } from '../../../../sheets-schema/tables/quality.ts';
import { context, programme } from '../programme-kit.ts';
import { type School, school } from '../roadmap/whole-school.ts';

/** The facts beside each point on a day, by the point. */
function factsOn(today: string, tables: School['tables'] = {}) {
  const quality = schema.initialRows?.(2026) ?? [];
  const told = plan(programme(school({ tables: { quality, ...tables } })), context({ today })).tables;
  const rows = told.filter(({ table }) => table === 'quality').flatMap((one) => one.rows);
  return new Map(rows.map(({ at = 0, values }) => [quality[at - 1]?.itemId, String(values.facts)]));
}

it('each point of «Мониторинг качества» has facts, which are numbers and words of ours', () => {
  const facts = factsOn('2026-12-31');
  expect([...facts.keys()]).toEqual([...Object.keys(swotItems), ...Object.keys(qualityItems)]);
  expect([...facts.values()].filter((text) => text.trim() === '' || /undefined|NaN/.test(text))).toEqual([]);
  expect(facts.get('swotStrengths')).toBe(
    'встреч проведено: 7\nцелей планов достигнуто: 1 из 1\nнаставников обучено: 1',
  );
  expect(facts.get('q6')).toContain('менее 5 ответов');
});

it('an early end and an overdue activity are facts too', () => {
  expect(factsOn('2026-12-31').get('swotWeaknesses')).toContain('пар прекратили работу досрочно: 0');
  const facts = factsOn('2026-06-30', { documents: [] }).get('swotWeaknesses');
  expect(facts).toMatch(/^мероприятий просрочено: [1-9]/);
});

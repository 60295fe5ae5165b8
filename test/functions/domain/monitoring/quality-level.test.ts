import { expect, it } from 'vitest';
import { qualityText } from '../../../../functions/domain/monitoring/quality-level.ts';
import { qualityItems } from '../../../../sheets-schema/tables/quality.ts';

const ITEMS = Object.keys(qualityItems);
const rows = (sum: number) =>
  ITEMS.map((itemId, index) => ({ at: index + 1, itemId, score: Math.max(0, Math.min(2, sum - 2 * index)) }));
const said = (scores: ReturnType<typeof rows>, today = '2026-12-10') => qualityText(scores, today, '2026-12-01');

it.each([
  [18, 'оптимальный уровень, 18 из 18'],
  [15, 'оптимальный уровень, 15 из 18'],
  [14, 'допустимый уровень, 14 из 18'],
  [9, 'допустимый уровень, 9 из 18'],
  [8, 'недопустимый уровень, 8 из 18'],
  [0, 'недопустимый уровень, 0 из 18'],
])('%i points', (sum, text) => {
  expect(said(rows(sum))).toBe(text);
});

it('the quality has no level until all items have a score', () => {
  expect(said(rows(18).slice(1))).toBe('заполнено 8 из 9');
  expect(said([])).toBe('заполнено 0 из 9');
});

it('an empty questionnaire about quality is not late before its months', () => {
  expect(said([], '2026-11-30')).toBe('ещё не заполнялась: её время – с 1 декабря');
  expect(said([], '2026-12-01')).toBe('заполнено 0 из 9');
  expect(said(rows(18).slice(1), '2026-11-30')).toBe('заполнено 8 из 9');
});

import { qualityItems } from '../../../sheets-schema/tables/quality.ts';
import { dayAndMonth } from '../calendar/day-text.ts';
import type { Entry } from '../programme.ts';

const ITEMS = Object.keys(qualityItems);

/**
 * The sum of the curator's nine scores (0–18) with its level, or the number of known scores. Before activity 7.4 begins, the text says on which day
 * it begins (`from`).
 */
export function qualityText(rows: readonly Entry<'quality'>[], today: string, from: string): string {
  const scores = ITEMS.flatMap((key) => rows.find(({ itemId }) => itemId === key)?.score ?? []);
  if (scores.length === 0 && today < from) return `ещё не заполнялась: её время – с ${dayAndMonth(from)}`;
  if (scores.length < ITEMS.length) return `заполнено ${scores.length} из ${ITEMS.length}`;
  const sum = scores.reduce((total: number, score) => total + score, 0);
  const level = sum >= 15 ? 'оптимальный' : sum >= 9 ? 'допустимый' : 'недопустимый';
  return `${level} уровень, ${sum} из ${ITEMS.length * 2}`;
}

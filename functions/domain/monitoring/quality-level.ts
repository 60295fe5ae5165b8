import { qualityItems } from '../../../sheets-schema/tables/quality.ts';
import type { Entry } from '../programme.ts';

const ITEMS = Object.keys(qualityItems);

/** Sum of the curator's nine scores (0–18) with its level; how many are scored where some are missing. */
export function qualityText(rows: readonly Entry<'quality'>[]): string {
  const scores = ITEMS.flatMap((key) => rows.find(({ itemId }) => itemId === key)?.score ?? []);
  if (scores.length < ITEMS.length) return `заполнено ${scores.length} из ${ITEMS.length}`;
  const sum = scores.reduce((total: number, score) => total + score, 0);
  const level = sum >= 15 ? 'оптимальный' : sum >= 9 ? 'допустимый' : 'недопустимый';
  return `${level} уровень, ${sum} из ${ITEMS.length * 2}`;
}

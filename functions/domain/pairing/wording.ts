/** Gives an area key its Russian label. */
export type AreaLabel = (areaKey: string) => string;

/** The Russian form that goes with a count: 1 запрос, 2 запроса, 5 запросов. */
export function plural(count: number, one: string, few: string, many: string): string {
  const tens = count % 100;
  const units = count % 10;
  if (units === 1 && tens !== 11) return one;
  if (units >= 2 && units <= 4 && (tens < 12 || tens > 14)) return few;
  return many;
}

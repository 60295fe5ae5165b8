/**
 * The form of a Russian noun that goes with a number: 1 запрос, 2 запроса, 5 запросов (the rules of Unicode CLDR). `Intl.PluralRules` does the same,
 * but Apps Script may lack it.
 */
export function plural(count: number, one: string, few: string, many: string): string {
  const [last, lastTwo] = [Math.abs(count) % 10, Math.abs(count) % 100];
  if (last === 1 && lastTwo !== 11) return one;
  return [2, 3, 4].includes(last) && ![12, 13, 14].includes(lastTwo) ? few : many;
}

/** «1 письмо», «3 письма», «5 писем». */
export function counted(count: number, one: string, few: string, many: string): string {
  return `${count} ${plural(count, one, few, many)}`;
}

const rules = new Intl.PluralRules('ru');

/** The form of a Russian noun that goes with a number: 1 запрос, 2 запроса, 5 запросов. */
export function plural(count: number, one: string, few: string, many: string): string {
  const form = rules.select(count);
  return form === 'one' ? one : form === 'few' ? few : many;
}

/** «1 письмо», «3 письма», «5 писем». */
export function counted(count: number, one: string, few: string, many: string): string {
  return `${count} ${plural(count, one, few, many)}`;
}

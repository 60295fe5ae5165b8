import { Parser } from 'htmlparser2';

/** The visible options of each question on a form's page: `entry.123` → its options. */
export function optionsOf(html: string): ReadonlyMap<string, readonly string[]> {
  const options = new Map<string, string[]>();
  const offer = (name = '', value = '') => {
    if (name.startsWith('entry.') && value) options.set(name, [...(options.get(name) ?? []), value]);
  };
  let list: string | undefined;
  const parser = new Parser({
    onopentag(tag, { name, value, type = '' }) {
      if (tag === 'select') list = name;
      else if (tag === 'option') offer(list, value);
      else if (tag === 'input' && ['radio', 'checkbox'].includes(type)) offer(name, value);
    },
    onclosetag(tag) {
      if (tag === 'select') list = undefined;
    },
  });
  parser.end(html);
  return options;
}

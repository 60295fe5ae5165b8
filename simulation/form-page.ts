import { Parser } from 'htmlparser2';

/** One page of a form as a browser shows it. */
export interface FormPage {
  /** The visible questions with their options: `entry.123` → the options; an empty list for a typed answer. */
  readonly questions: ReadonlyMap<string, readonly string[]>;
  /** The hidden fields that the browser sends back: the visited pages, and answers from other pages. */
  readonly hidden: readonly (readonly [name: string, value: string])[];
}

export function readPage(html: string): FormPage {
  const questions = new Map<string, string[]>();
  const hidden: [string, string][] = [];
  const ask = (name = '') => {
    if (name.startsWith('entry.') && !questions.has(name)) questions.set(name, []);
  };
  const offer = (name = '', value = '') => {
    ask(name);
    if (value) questions.get(name)?.push(value);
  };
  let list: string | undefined;
  const parser = new Parser({
    onopentag(tag, { name, value, type = '' }) {
      if (tag === 'select') {
        list = name;
        ask(name);
      } else if (tag === 'option') offer(list, value);
      else if (tag === 'textarea') ask(name);
      else if (tag === 'input' && type === 'hidden') hidden.push([name ?? '', value ?? '']);
      else if (tag === 'input' && ['radio', 'checkbox'].includes(type)) offer(name, value);
      else if (tag === 'input') ask(name);
    },
    onclosetag(tag) {
      if (tag === 'select') list = undefined;
    },
  });
  parser.end(html);
  return { questions, hidden };
}

import { Parser } from 'htmlparser2';

/** An element of a part of an Excel file, without its namespace prefix. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The root of a document. Text between elements is left out. */
export function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: Element = { name: local(name), attributes, children: [], text: '' };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(text) {
        const element = open.at(-1);
        if (element) element.text += text;
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return root.children[0] ?? root;
}

export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((each) => each.name === name);

export const childrenOf = (element: Element | undefined, name: string): Element[] =>
  element?.children.filter((each) => each.name === name) ?? [];

/** The text of an element. It may consist of several runs, each with an element `t`. Phonetic guides (`rPh`) are left out. */
export function runs(element: Element): string {
  return element.children
    .map((each) => (each.name === 't' ? each.text : each.name === 'rPh' ? '' : runs(each)))
    .join('');
}

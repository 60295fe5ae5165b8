/** Characters forbidden in XML 1.0: control characters, lone surrogates, the two non-characters. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: we remove these characters
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Finds characters that may need a change. Most texts have none, and this test is fast. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are removed
const SUSPECT = /[&<>"\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** Text escaped for an element or attribute. */
export const escaped = (text: string): string =>
  SUSPECT.test(text) ? text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark) : text;

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element without its undefined attributes. `inside` is already XML. */
export function tag(name: string, attributes: Attributes = {}, inside = ''): string {
  let shown = '';
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) shown += ` ${key}="${escaped(String(value))}"`;
  }
  return inside === '' ? `<${name}${shown}/>` : `<${name}${shown}>${inside}</${name}>`;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A part of the package: the root element with its namespace. If `name` has a prefix, `namespace` is undefined and `attributes` declare the prefix. */
export const part = (
  name: string,
  namespace: string | undefined,
  inside: string,
  attributes: Attributes = {},
): string => DECLARATION + tag(name, { xmlns: namespace, ...attributes }, inside);

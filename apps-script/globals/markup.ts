/*
 * What pages and letters need of Preact: elements as text. Put into the bundle in place of its JSX runtime and of
 * preact-render-to-string, which are twenty times as long and keep a tree for changes that a page of the script never has.
 */

/** Text that is markup already; everything else is escaped. */
class Markup {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

/** What may stand in an element. */
export type Child = Markup | string | number | bigint | boolean | null | undefined | readonly Child[];
type Props = { readonly children?: Child; readonly dangerouslySetInnerHTML?: { readonly __html: string } };
type Component = (props: object) => Child;

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<"]/g, (sign) => SIGNS[sign] ?? sign);

/** Elements without an inside and without an end. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const NOT_ATTRIBUTES = ['children', 'dangerouslySetInnerHTML', 'key', 'ref'];

function textOf(child: Child): string {
  if (child instanceof Markup) return child.html;
  if (typeof child === 'object' && child !== null) return child.map(textOf).join('');
  return child === null || child === undefined || typeof child === 'boolean' ? '' : escaped(String(child));
}

function attribute([name, value]: [string, unknown]): string {
  if (NOT_ATTRIBUTES.includes(name) || value === null || value === undefined || typeof value === 'function') return '';
  // What is false of `aria-…` and `data-…` is said, of everything else left out.
  const written = name.charAt(4) === '-';
  if (value === false && !written) return '';
  if ((value === true && !written) || value === '') return ` ${name.toLowerCase()}`;
  return ` ${name.toLowerCase()}="${escaped(String(value))}"`;
}

/** An element, or what a component makes of its properties. */
export function jsx(type: string | Component, props: Props): Markup {
  if (typeof type !== 'string') return new Markup(textOf(type(props)));
  const attributes = Object.entries(props).map(attribute).join('');
  if (VOID.test(type)) return new Markup(`<${type}${attributes}/>`);
  const inside = props.dangerouslySetInnerHTML?.__html ?? textOf(props.children);
  return new Markup(`<${type}${attributes}>${inside}</${type}>`);
}
export { jsx as jsxs };

export const Fragment: Component = ({ children }: Props) => children;

/** An element as text, as `preact-render-to-string` writes it. */
export const renderToStaticMarkup = (element: Child): string => textOf(element);

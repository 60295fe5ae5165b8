/*
 * A small substitute for Preact that renders elements as text. Preact itself is twenty times as long, because it keeps a tree for updates that these
 * pages never need.
 */

/** Markup that we must not escape. We escape all other text. */
class Markup {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

/** The possible children of an element. */
export type Child = Markup | string | number | bigint | boolean | null | undefined | readonly Child[];
type Props = { readonly children?: Child; readonly dangerouslySetInnerHTML?: { readonly __html: string } };
type Component = (props: object) => Child;

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<"]/g, (sign) => SIGNS[sign] ?? sign);

/** Void elements, which have no content and no end tag. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const NOT_ATTRIBUTES = ['children', 'dangerouslySetInnerHTML', 'key', 'ref'];

function textOf(child: Child): string {
  if (child instanceof Markup) return child.html;
  if (typeof child === 'object' && child !== null) return child.map(textOf).join('');
  return child === null || child === undefined || typeof child === 'boolean' ? '' : escaped(String(child));
}

function attribute([name, value]: [string, unknown]): string {
  if (NOT_ATTRIBUTES.includes(name) || value === null || value === undefined || typeof value === 'function') return '';
  // `aria-…` and `data-…` attributes are written even if false. Any other false attribute is omitted.
  const written = name.charAt(4) === '-';
  if (value === false && !written) return '';
  if ((value === true && !written) || value === '') return ` ${name.toLowerCase()}`;
  return ` ${name.toLowerCase()}="${escaped(String(value))}"`;
}

/** Renders an element, or calls a component with its properties. */
export function jsx(type: string | Component, props: Props): Markup {
  if (typeof type !== 'string') return new Markup(textOf(type(props)));
  const attributes = Object.entries(props).map(attribute).join('');
  if (VOID.test(type)) return new Markup(`<${type}${attributes}/>`);
  const inside = props.dangerouslySetInnerHTML?.__html ?? textOf(props.children);
  return new Markup(`<${type}${attributes}>${inside}</${type}>`);
}
export { jsx as jsxs };

export const Fragment: Component = ({ children }: Props) => children;

/** Renders an element as text, in the format of `preact-render-to-string`. */
export const renderToStaticMarkup = (element: Child): string => textOf(element);

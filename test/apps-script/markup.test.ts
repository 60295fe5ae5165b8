import fc from 'fast-check';
import type { VNode } from 'preact';
import * as preact from 'preact/jsx-runtime';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import * as own from '../../apps-script/globals/markup.ts';

type Tree = string | number | boolean | null | { tag: string; attributes: Record<string, unknown>; children: Tree[] };

const text = fc.constantFrom('Анна', '<b>', '&amp;', '"', "'", '>', '', ' ', '\n', 'а&б', '</script>', '\u00a0');
const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined));
const attributes = fc.record(
  Object.fromEntries(
    ['class', 'charSet', 'maxLength', 'aria-live', 'data-call', 'required', 'value', 'style', 'for', 'key'].map(
      (name) => [name, name === 'style' || name === 'key' ? text : value],
    ),
  ),
  { requiredKeys: [] },
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.record({
      tag: fc.constantFrom('div', 'p', 'input', 'br', 'button', 'meta', 'Fragment', 'Component'),
      attributes,
      children: fc.array(tie('tree'), { maxLength: 4 }),
    }),
  ),
}));

type Leaf = string | number | boolean | null;

/** Makes an element of a tag or a component. */
type Make<Element> = (type: string | ((props: object) => Element), props: object) => Element;

function build<Element>(node: Tree, make: Make<Element>, fragment: (children: object) => Element): Element | Leaf {
  if (typeof node !== 'object' || node === null) return node;
  const children = node.children.map((child) => build(child, make, fragment));
  if (node.tag === 'Fragment') return fragment({ children });
  const Component = (props: object) => make('section', { ...props, title: node.attributes.class });
  const props = ['input', 'br', 'meta'].includes(node.tag) ? node.attributes : { ...node.attributes, children };
  return node.tag === 'Component' ? make(Component, { children }) : make(node.tag, props);
}

const theirs = (page: Tree) =>
  build<VNode>(
    page,
    (type, props) => (typeof type === 'string' ? preact.jsx(type, props) : preact.jsx(type, props)),
    (children) => preact.jsx(preact.Fragment, children),
  );
const ours = (page: Tree) => build<own.Child>(page, own.jsx, (children) => own.jsx(own.Fragment, children));

it('the markup writer writes elements exactly as Preact does', () => {
  fc.assert(
    fc.property(tree, (inside) => {
      const page: Tree = { tag: 'div', attributes: {}, children: [inside] };
      const element = theirs(page);
      if (typeof element !== 'object' || element === null) throw new Error('A page is an element.');
      expect(own.renderToStaticMarkup(ours(page))).toBe(renderToStaticMarkup(element));
    }),
    { numRuns: 500 },
  );
});

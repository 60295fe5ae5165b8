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

interface Runtime {
  jsx(type: unknown, props: object): unknown;
  Fragment: unknown;
}

function build(node: Tree, runtime: Runtime): unknown {
  if (typeof node !== 'object' || node === null) return node;
  const children = node.children.map((child) => build(child, runtime));
  if (node.tag === 'Fragment') return runtime.jsx(runtime.Fragment, { children });
  const Component = (props: object) => runtime.jsx('section', { ...props, title: node.attributes.class });
  const props = ['input', 'br', 'meta'].includes(node.tag) ? node.attributes : { ...node.attributes, children };
  return node.tag === 'Component' ? runtime.jsx(Component, { children }) : runtime.jsx(node.tag, props);
}

it('writes elements as Preact does, to the letter', () => {
  fc.assert(
    fc.property(tree, (inside) => {
      const page: Tree = { tag: 'div', attributes: {}, children: [inside] };
      const theirs = renderToStaticMarkup(build(page, preact as Runtime) as VNode);
      const ours = own.renderToStaticMarkup(
        build(page, own as unknown as Runtime) as Parameters<typeof own.renderToStaticMarkup>[0],
      );
      expect(ours).toBe(theirs);
    }),
    { numRuns: 500 },
  );
});

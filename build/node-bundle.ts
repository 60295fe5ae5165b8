import type { BuildOptions } from 'esbuild';
import { dynamicPackages } from './dynamic-packages.ts';

/**
 * The first line of a bundle with CommonJS packages. They load Node's own modules by `require`, which an ES module does not have. The imported function
 * gets a name that no package declares, because esbuild does not rename the names in a banner.
 */
const REQUIRE_BANNER =
  "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);";

/** esbuild's options for each bundle that Node runs. */
export const NODE_BUNDLE = {
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  // An uncaught error prints its source line; if the whole bundle were one line, that line would hide the message.
  lineLimit: 500,
  // Russian text stays unescaped, because escaped text is three times as long, and Node reads and compiles all of it at a start.
  charset: 'utf8',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  banner: { js: REQUIRE_BANNER },
  plugins: [dynamicPackages],
  metafile: true,
} satisfies BuildOptions;

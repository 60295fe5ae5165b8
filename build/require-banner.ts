/**
 * The first line of a bundle with CommonJS packages. They load Node's own modules by `require`, which an ES module does not have. The names differ from
 * those that packages declare, because esbuild does not rename what a banner declares.
 */
export const REQUIRE_BANNER =
  "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);";

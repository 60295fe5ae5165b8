import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

const NAMESPACE = 'dynamic-package';
const IDENTIFIER = /^[\w$]+$/;

/**
 * Keeps the named exports of packages that are loaded by `await import('package')`. In a split bundle, esbuild exports a CommonJS package as
 * `default` only, so `const { createTransport } = await import('nodemailer')` would be undefined. This plugin inserts a module that exports each
 * name.
 */
export const dynamicPackages: Plugin = {
  name: NAMESPACE,
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, importer, namespace }) => {
      if (kind !== 'dynamic-import' || namespace === NAMESPACE) return undefined;
      const found = await build.resolve(path, { kind: 'import-statement', resolveDir, importer });
      return found.external || found.errors.length > 0 ? undefined : { path: found.path, namespace: NAMESPACE };
    });
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, async ({ path }) => {
      const names = Object.keys(await import(pathToFileURL(path).href)).filter((name) => IDENTIFIER.test(name));
      return { contents: `export { ${names.join(', ')} } from ${JSON.stringify(path)};`, resolveDir: '/' };
    });
  },
};

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ASSETS, assetOf } from '../../build/browser-files.ts';

/** In bytes after gzip: all scripts of the pages that people open before the workbook's page, and those of that page. */
const LIMITS = { before: 20_000, withGrid: 150_000 };

describe('the files that browsers load', async () => {
  const sizes = await Promise.all(ASSETS.map(async (name) => ({ name, bytes: gzipSync(await assetOf(name)).length })));
  const sum = (isCounted: (name: string) => boolean) =>
    sizes.reduce((total, { name, bytes }) => (isCounted(name) ? total + bytes : total), 0);

  it('have small scripts', () => {
    expect(sum((name) => name.endsWith('.js') && name !== 'grid.js')).toBeLessThan(LIMITS.before);
    expect(sum((name) => name.endsWith('.js'))).toBeLessThan(LIMITS.withGrid);
  });

  it('have a small total size on the first page, the font included', () => {
    expect(sum((name) => /^pages\.|woff2$/.test(name))).toBeLessThan(LIMITS.withGrid);
  });
});

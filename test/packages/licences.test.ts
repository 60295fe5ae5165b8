import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { lockedPackages } from './lockfile.ts';

/** Packages whose `package.json` names no licence, or «BSD» without a number. The licence here comes from the text beside their code. */
const CLEARED: Readonly<Record<string, { licence: string; file: string }>> = {
  duck: { licence: 'BSD-2-Clause', file: 'LICENSE' },
  fuzzy: { licence: 'MIT', file: 'LICENSE-MIT' },
  jstat: { licence: 'MIT', file: 'LICENSE' },
  'url-template': { licence: 'BSD-3-Clause', file: 'LICENSE' },
};

/** Licences that require only their notice. In a choice («OR»), one such licence is enough. */
const PERMITTED = [
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0'],
  ...['(MIT AND Zlib)', '(MIT OR CC0-1.0)', '(MIT OR EUPL-1.1+)', '(MIT OR GPL-3.0-or-later)', 'MIT OR Apache-2.0'],
  'CC-BY-3.0', // a list of names, `spdx-exceptions`
];

const packages = (await lockedPackages()).map(({ folder, license, dev }) => ({
  folder,
  dev,
  licence: CLEARED[folder]?.licence ?? license ?? 'none',
}));

/** The licence that the clauses of a text identify; undefined for any other text. */
function licenceOf(text: string): string | undefined {
  const words = text.replace(/\s+/g, ' ');
  if (words.includes('Permission is hereby granted, free of charge')) return 'MIT';
  if (!words.includes('Redistribution and use in source and binary forms')) return undefined;
  return words.includes('to endorse or promote products') ? 'BSD-3-Clause' : 'BSD-2-Clause';
}

/** The licence of fonts. It requires a notice, and copies of the font must keep the licence. */
const isOpenFont = ({ folder, licence }: { folder: string; licence: string }): boolean =>
  licence === 'OFL-1.1' && folder.startsWith('@fontsource');

describe('the licence of every package', () => {
  it('requires only its notice, also of fonts; build tools may also require their own files to stay open', () => {
    const others = packages.filter((each) => !PERMITTED.includes(each.licence) && !isOpenFont(each));
    expect(others.filter(({ dev }) => !dev)).toEqual([]);
    expect(
      others.filter(({ folder, licence }) => !(licence === 'MPL-2.0' && /^(lightningcss|axe-core)/.test(folder))),
    ).toEqual([]);
  });

  it('is listed for all packages that the program uses at run time', async () => {
    const lines = packages.filter(({ dev }) => !dev).map(({ folder, licence }) => `${folder}: ${licence}\n`);
    await expect(lines.join('')).toMatchFileSnapshot('licences.txt');
  });

  it.each(Object.entries(CLEARED))('of %s is only in the text beside its code', async (folder, { licence, file }) => {
    const { license } = z
      .object({ license: z.string().optional() })
      .parse(JSON.parse(await readFile(`node_modules/${folder}/package.json`, 'utf8')));
    expect([undefined, 'BSD']).toContain(license);
    expect(licenceOf(await readFile(`node_modules/${folder}/${file}`, 'utf8'))).toBe(licence);
  });
});

import { readFile } from 'node:fs/promises';
import { minVersion, Range, satisfies } from 'semver';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { lockedPackages } from './lockfile.ts';

const Project = z.object({
  engines: z.object({ node: z.string() }),
  allowScripts: z.record(z.string(), z.boolean()),
});
const project = Project.parse(JSON.parse(await readFile('package.json', 'utf8')));
const packages = await lockedPackages();

/** Packages that npm warns about (EBADENGINE) on this version of Node. */
const warnedAbout = (version: string) =>
  packages.filter(({ engines }) => !satisfies(version, engines.node)).map(({ folder }) => folder);

// Node 20 requires older versions for two packages: docx asks for a nanoid that needs Node 22, but bundles its own
// (`overrides` in package.json); google-spreadsheet 5.3 needs a ky that requires Node 22, and 5.2 does not.
describe('`npm ci` prints no warning that a reader would have to judge', () => {
  const promised = new Range(project.engines.node).set.map((part) => String(minVersion(part.join(' '))));

  it('supports the oldest Node in use, and the next two versions', () => {
    expect(promised).toEqual(['20.19.0', '22.13.0', '24.0.0']);
  });

  it.each([...promised, '24.99.0'])('every package supports Node %s', (version) => {
    expect(warnedAbout(version)).toEqual([]);
  });

  // Google's framework needs this package, and no version of the package declares a newer Node. It runs on Node 26 all the same.
  it('on Node 26 npm warns about one package', () => {
    expect(warnedAbout('26.0.0')).toEqual(['cloudevents']);
  });

  it('no package runs a script of its own at installation', () => {
    const scripts = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ folder }) => [folder, false]);
    expect(project.allowScripts).toEqual(Object.fromEntries(scripts));
  });
});

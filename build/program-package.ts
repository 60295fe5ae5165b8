import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { ASSETS, assetOf, PACKAGED_SOURCES } from './browser-files.ts';
import { NODE_BUNDLE } from './node-bundle.ts';
import { packageNotices } from './package-notices.ts';
import { projectFolder } from './project-folder.ts';
import { bundleScript, SCRIPT_FILE } from './script-bundle.ts';

interface Manifest {
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly engines: object;
}

const manifestOf = async (folder: string): Promise<Manifest & { optionalDependencies?: Record<string, string> }> =>
  JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));

/**
 * The packages with SQLite as machine code, one for each platform. npm installs the one that fits. It cannot tell the two kinds of Linux apart (glibc and
 * musl) and would install both, so we leave musl out: no Linux for schools has it.
 */
async function nativePackages(root: string): Promise<Readonly<Record<string, string>>> {
  const { optionalDependencies = {} } = await manifestOf(join(root, 'node_modules/libsql'));
  return Object.fromEntries(Object.entries(optionalDependencies).filter(([name]) => !name.includes('musl')));
}

/** Bundles the school's commands with all packages. @returns the paths of all bundled sources */
async function bundleProgram(root: string, folder: string, version: string): Promise<readonly string[]> {
  const { metafile } = await build({
    ...NODE_BUNDLE,
    absWorkingDir: root,
    entryPoints: { nastavnik: 'cli/released.mjs' },
    outdir: folder,
    // Names stay, so that the stack trace of an error says where it was.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    // The bundler itself is not bundled, because a release already contains what the bundler would make.
    external: ['esbuild'],
    define: { NASTAVNIK_RELEASE: JSON.stringify(version) },
    logLevel: 'silent',
  });
  return Object.keys(metafile.inputs);
}

/** Makes the folder of the package that a school installs with npm. It needs only Node and one package with machine code. */
export async function writeProgram(folder: string): Promise<Manifest> {
  const root = projectFolder();
  const { version, description, license, engines } = await manifestOf(root);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const sources = await bundleProgram(root, folder, version);
  for (const name of ASSETS) {
    await writeFile(join(folder, name), await assetOf(name));
  }
  await writeFile(join(folder, SCRIPT_FILE), (await bundleScript()).code);
  await writeFile(
    join(folder, 'LICENSES-OF-PACKAGES.txt'),
    await packageNotices(root, [...sources, ...PACKAGED_SOURCES]),
  );
  await copyFile(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  await copyFile(join(root, 'docs/school-server.md'), join(folder, 'README.md'));
  await cp(join(root, 'docs/school-server'), join(folder, 'school-server'), { recursive: true });
  const manifest = {
    name: 'nastavnik',
    version,
    description,
    license,
    type: 'module',
    bin: { nastavnik: 'nastavnik.mjs' },
    engines,
    optionalDependencies: await nativePackages(root),
  };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** Packs the program into one file that `npm install -g` takes. @returns the file's path */
export async function packProgram(into: string): Promise<string> {
  const folder = 'dist/program';
  const { version } = await writeProgram(folder);
  const file = `nastavnik-${version}.tgz`;
  // On Windows, npm is a script, which only a shell can start.
  await promisify(execFile)('npm', ['pack', '--silent'], { cwd: folder, shell: process.platform === 'win32' });
  await mkdir(into, { recursive: true });
  await rename(join(folder, file), join(into, file));
  return join(into, file);
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of the package that contains a source file, below `root`; undefined for our own sources. */
const packageOf = (path: string): string | undefined => /^(?:[^:]*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];

const NOTICE = /^(licen[cs]e|notice|copying)/i;

/** Name, version, licence and notices of one package. */
async function noticesOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder, { withFileTypes: true })).filter(
    (entry) => entry.isFile() && NOTICE.test(entry.name),
  );
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file.name), 'utf8')));
  return [`${name} ${version}, ${license ?? 'see below'}`, ...texts.map((text) => text.trim())].join('\n\n');
}

/**
 * The licences and notices of all packages in a bundle, which their licences require to stay with the code.
 * @param sources - the paths of all bundled files below `root`
 */
export async function packageNotices(root: string, sources: readonly string[]): Promise<string> {
  const folders = new Set(sources.flatMap((path) => packageOf(path) ?? []));
  const notices = await Promise.all([...folders].sort().map((folder) => noticesOf(join(root, folder))));
  return `${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

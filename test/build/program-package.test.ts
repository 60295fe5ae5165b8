import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { ASSETS, assetOf } from '../../build/browser-files.ts';
import { writeProgram } from '../../build/program-package.ts';
import { serveInProcess } from '../served-process.ts';
import { ask } from '../workspace/serve/serving-kit.ts';

const MEGABYTE = 1024 * 1024;

let scratch: string;
let program: string;
let manifest: { version: string; optionalDependencies: Record<string, string> };

/** Bytes of all files below a folder. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (file) => (await stat(join(file.parentPath, file.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'nastavnik-release-'));
  program = join(scratch, 'nastavnik');
  await writeProgram(program);
  manifest = JSON.parse(await readFile(join(program, 'package.json'), 'utf8'));
  return () => rm(scratch, { recursive: true, force: true });
});

/** The environment of a computer on which nothing of this project is installed. */
const bare = () => ({ HOME: scratch, PATH: dirname(process.execPath), LANG: 'C.UTF-8', TMPDIR: scratch });

describe('the package that a school installs', () => {
  test('needs no other package than SQLite for its platform, and npm installs only one of them', async () => {
    expect(manifest).not.toHaveProperty('dependencies');
    expect(Object.keys(manifest.optionalDependencies).sort()).toEqual([
      '@libsql/darwin-arm64',
      '@libsql/darwin-x64',
      '@libsql/linux-arm-gnueabihf',
      '@libsql/linux-arm64-gnu',
      '@libsql/linux-x64-gnu',
      '@libsql/win32-x64-msvc',
    ]);
    const native = await sizeOf('node_modules/@libsql/linux-x64-gnu').catch(() => 0);
    expect((await sizeOf(program)) + native).toBeLessThan(60 * MEGABYTE);
  });

  test('carries the code of the Google APIs in use and of no other, and the licences of its packages', async () => {
    const notices = await readFile(join(program, 'LICENSES-OF-PACKAGES.txt'), 'utf8');
    for (const name of ['googleapis ', 'nodemailer ', 'libsql ', 'zod ']) expect(notices).toContain(`\n${name}`);
    const code = await Promise.all(
      (await readdir(program))
        .filter((name) => name.endsWith('.mjs'))
        .map((name) => readFile(join(program, name), 'utf8')),
    );
    const apis = new Set(code.join('\n').match(/node_modules\/googleapis\/build\/src\/apis\/\w+/g));
    expect([...apis].map((path) => path.split('/').at(-1)).sort()).toEqual([
      'cloudscheduler',
      'drive',
      'forms',
      'sheets',
    ]);
  });

  test('serves a school on a computer that has nothing but Node', async () => {
    const libsql = join(program, 'node_modules/@libsql');
    await mkdir(libsql, { recursive: true });
    for (const name of await readdir('node_modules/@libsql')) {
      if (!name.includes('musl')) await symlink(join(process.cwd(), 'node_modules/@libsql', name), join(libsql, name));
    }
    const main = join(program, 'nastavnik.mjs');
    const run = (...words: string[]) =>
      promisify(execFile)(process.execPath, [main, ...words], { env: bare(), cwd: scratch });
    expect((await run('--version')).stdout.trim()).toBe(manifest.version);
    const help = (await run('--help')).stdout;
    for (const name of ['start', 'serve', 'doctor', 'backup', 'restore']) expect(help).toContain(`\n  ${name} `);
    expect(help).not.toContain('deploy');
    // There are no npm scripts, so no message may name one.
    expect((await run('doctor', '--help')).stdout).toContain('Вызов: nastavnik doctor [');
    await expect(run('doctor')).rejects.toMatchObject({
      stderr: expect.stringContaining('создайте школу: nastavnik start'),
    });

    const data = join(scratch, 'school');
    const server = await serveInProcess(main, data, bare());
    try {
      const people = ['keeper', 'curator', 'head'].flatMap((role) => [
        [`${role}Name`, 'Тестовая Анна Ивановна'],
        [`${role}Email`, 'anna@example.org'],
      ]);
      const password = 'зелёный трамвай едет медленно';
      const body = new URLSearchParams([
        ...people,
        ...Object.entries({ schoolShort: 'Школа № 5', password, again: password, publicUrl: '' }),
        ['key', new URL(server.firstUrl ?? '').searchParams.get('key') ?? ''],
      ]);
      const made = await ask(server.url, '/first', { method: 'POST', body });
      const cookie = String(made.headers['set-cookie']).split(';')[0] ?? '';
      for (const name of ASSETS) {
        const asset = await ask(server.url, `/assets/${name}`, { headers: { cookie } });
        expect([name, asset.status, asset.text]).toEqual([name, 200, Buffer.from(await assetOf(name)).toString()]);
      }
      const copy = join(scratch, 'copy.sqlite');
      expect((await run('backup', '--data', data, '--to', copy)).stdout).toContain('Копия сделана');
      expect((await run('restore', copy, '--yes', '--data', join(scratch, 'moved'))).stdout).toContain('возвращена');
    } finally {
      await server.kill();
    }
  });
});

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { permissionNames } from '../../apps-script/permission-names.ts';
import { writeScriptRelease } from '../../build/release.ts';
import { bundleScript } from '../../build/script-bundle.ts';

let folder: string;
beforeAll(async () => {
  folder = await writeScriptRelease();
});

describe('a release for a school without Node', () => {
  it('has the whole script with the version of the program, and its manifest', async () => {
    const { code } = await bundleScript();
    expect(await readFile(`${folder}/Code.js`, 'utf8')).toBe(code);
    expect(await readFile(`${folder}/appsscript.json`, 'utf8')).toBe(
      await readFile('apps-script/appsscript.json', 'utf8'),
    );
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    expect(code).toContain(`"${version}"`);
  });

  it('has a guide with the steps of the installation and one row for each permission', async () => {
    const guide = await readFile(`${folder}/УСТАНОВКА.md`, 'utf8');
    const [, table = ''] = guide.split('## Какие разрешения');
    const rows = (table.split('## ')[0] ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2);
    expect(rows).toHaveLength(Object.keys(permissionNames).length);
    for (const step of ['Code.js', 'appsscript.json', 'Выбрать все', '/copy', 'Установить или проверить…'])
      expect(guide).toContain(step);
  });
});

it('npm run push without a script’s id says what to do before it calls clasp', async () => {
  const push = promisify(execFile)(process.execPath, ['cli/nastavnik.mjs', 'push']);
  await expect(push).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('не вписан номер скрипта') });
});

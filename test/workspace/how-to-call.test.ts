import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { callFor, pathInCommand } from '../../workspace/how-to-call.ts';

test
  .skipIf(process.platform === 'win32')
  .each(['nastavnik-data', '/srv/школы/school5', '/home/anna/Мои документы/данные (2026)'])(
  'the shell reads the path %s in a command as one word, from whatever folder',
  (path) => {
    const read = execFileSync('sh', ['-c', `printf '%s|' ${pathInCommand(path)}`], { cwd: '/', encoding: 'utf8' });
    expect(read).toBe(`${resolve(path)}|`);
  },
);

test('a command names the data folder, unless the command finds it by itself', () => {
  expect(callFor('nastavnik-data', 'serve')).toBe('npm run serve');
  expect(callFor('/srv/school5', 'serve')).toBe('npm run serve -- --data /srv/school5');
  expect(callFor('/srv/school5', 'restore', 'ФАЙЛ')).toBe('npm run restore -- ФАЙЛ --data /srv/school5');
});

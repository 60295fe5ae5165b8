import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { pathInCommand } from '../../workspace/how-to-call.ts';

test
  .skipIf(process.platform === 'win32')
  .each(['nastavnik-data', '/srv/школы/school5', '/home/anna/Мои документы/данные (2026)'])(
  'the shell reads the path %s in a command as one word, from whatever folder',
  (path) => {
    const read = execFileSync('sh', ['-c', `printf '%s|' ${pathInCommand(path)}`], { cwd: '/', encoding: 'utf8' });
    expect(read).toBe(`${resolve(path)}|`);
  },
);

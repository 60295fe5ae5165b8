import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { writeScript } from '../build/script-bundle.ts';
import { russianCommand } from '../emulator/command.ts';
import { UserFacingError } from '../workspace/user-facing-error.ts';

const claspFile = z.object({ scriptId: z.string().default('') });

const NO_SCRIPT =
  'В файле .clasp.json не вписан номер скрипта. В таблице: «Расширения» → «Apps Script» → «Настройки проекта» → «Идентификатор скрипта»; впишите его между пустыми кавычками scriptId. Без clasp и Node программу ставят двумя файлами: npm run release.';

/** Builds the script of the spreadsheet and sends it to Google with clasp. */
export async function run(words: readonly string[]): Promise<void> {
  russianCommand('npm run push', 'Собирает скрипт и отправляет его в таблицу (clasp).').parse([...words], {
    from: 'user',
  });
  const { scriptId } = claspFile.parse(JSON.parse(await readFile('.clasp.json', 'utf8')));
  if (scriptId === '') throw new UserFacingError(NO_SCRIPT);
  console.log(await writeScript());
  const clasp = spawn('npx', ['--no-install', 'clasp', 'push'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const [exitCode] = (await once(clasp, 'exit')) as [number | null];
  if (exitCode !== 0) {
    throw new UserFacingError(
      'clasp не отправил скрипт, его слова выше. Чаще всего не включён Apps Script API: script.google.com/home/usersettings.',
    );
  }
}

import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { platform, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { Argument } from 'commander';
import { folder, russianCommand } from '../emulator/command.ts';
import { makeFolder } from '../emulator/make-folder.ts';
import { DATA } from '../workspace/data-folder.ts';
import { nameInHelp } from '../workspace/how-to-call.ts';
import { backupFolderOf } from '../workspace/serve/backup/backup-folder.ts';
import { type ServiceParts, systemdUnit } from '../workspace/serve/service-unit.ts';
import { readServerSettings } from '../workspace/serve/settings/settings-file.ts';
import { encodedTask, windowsTask } from '../workspace/serve/windows-task.ts';
import { UserFacingError } from '../workspace/user-facing-error.ts';

interface Options {
  readonly data: string;
  readonly schools?: string;
  readonly print: boolean;
  readonly user?: string;
}

const UNIT = '/etc/systemd/system/nastavnik.service';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function installUnit(parts: ServiceParts): Promise<void> {
  await writeFile(UNIT, systemdUnit(parts)).catch((error: NodeJS.ErrnoException) => {
    throw new UserFacingError(
      `Файл ${UNIT} не записан (${error.code}). Дайте эту команду от имени root: sudo nastavnik service install …`,
    );
  });
  say(`Записан ${UNIT}. Теперь: sudo systemctl enable --now nastavnik`);
  say('Первый адрес с ключом покажет: sudo journalctl -u nastavnik');
}

async function installTask(parts: ServiceParts): Promise<void> {
  await makeFolder(parts.data);
  const file = join(parts.data, 'service-task.xml');
  await writeFile(file, encodedTask(windowsTask(parts)));
  const { status, stderr } = spawnSync('schtasks', ['/create', '/tn', 'Nastavnik', '/xml', file, '/f'], {
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new UserFacingError(
      `Задача не создана: ${stderr?.trim() || 'schtasks не ответил'}. Откройте консоль от имени администратора и повторите.`,
    );
  }
  say('Создана задача «Nastavnik»: сервер запустится вместе с компьютером. Остановите сервер в этом окне, если он');
  say('работает, и запустите задачу: schtasks /run /tn Nastavnik');
  say(`Что говорит сервер: ${join(parts.data, 'service.log')}. Остановить: schtasks /end /tn Nastavnik`);
}

/** `nastavnik service install`: the server starts with the computer. */
export async function run(words: readonly string[]): Promise<void> {
  const program = russianCommand(
    nameInHelp('service'),
    'Чтобы сервер школы запускался вместе с компьютером: systemd в Linux, планировщик заданий в Windows.',
  )
    .addArgument(new Argument('<действие>', 'install').choices(['install']))
    .option('--data <папка>', 'папка данных школы', folder, DATA)
    .option('--schools <папка>', 'папка нескольких школ', folder)
    .option('--user <имя>', 'от чьего имени работать (Linux)', folder)
    .option('--print', 'только показать, ничего не записывать', false)
    .parse([...words], { from: 'user' });
  const { data: ofOne, schools, user, print } = program.opts<Options>();
  const data = schools ?? ofOne;
  const { settings } = await readServerSettings(data, process.env);
  const parts: ServiceParts = {
    node: process.execPath,
    program: resolve(process.argv[1] ?? ''),
    data: resolve(data),
    option: schools === undefined ? '--data' : '--schools',
    backups: resolve(backupFolderOf(data, settings)),
    user: user ?? process.env.SUDO_USER ?? userInfo().username,
  };
  const isWindows = platform() === 'win32';
  if (print) say(isWindows ? windowsTask(parts) : systemdUnit(parts));
  else if (isWindows) await installTask(parts);
  else await installUnit(parts);
}

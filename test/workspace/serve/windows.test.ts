import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { readServerSettings } from '../../../workspace/serve/settings/settings-file.ts';
import { encodedTask, windowsTask } from '../../../workspace/serve/windows-task.ts';
import { newFolder } from './serving-kit.ts';

/** The sources of the program. */
const FOLDERS = ['build', 'cli', 'emulator', 'functions', 'workspace'];

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { name: string; children: unknown }>;

const isElement = (node: Node): node is Element => node.type === 'tag';

/** The leaves of an XML text: the path of each element, and its text. */
function leavesOf(nodes: readonly Node[], path = ''): Readonly<Record<string, string>> {
  const entries = nodes.filter(isElement).flatMap((element): [string, string][] => {
    const place = `${path}/${element.name}`;
    const [first] = element.children;
    return element.children.some(isElement)
      ? Object.entries(leavesOf(element.children, place))
      : [[place, first?.type === 'text' ? first.data : '']];
  });
  return Object.fromEntries(entries);
}

describe('on Windows', () => {
  test('the scheduled task runs without limits of time or battery, and paths may contain anything', () => {
    const text = windowsTask({
      node: 'C:\\Program Files\\nodejs\\node.exe',
      program: 'C:\\Users\\Анна & Ко\\nastavnik.mjs',
      option: '--data',
      data: 'C:\\Школа <5>\\nastavnik-data',
      backups: 'D:\\копии',
      user: '',
    });
    const leaves = leavesOf(parseDocument(text, { xmlMode: true }).children);
    expect(leaves).toMatchObject({
      '/Task/Triggers/BootTrigger/Enabled': 'true',
      '/Task/Principals/Principal/UserId': 'S-1-5-18',
      '/Task/Settings/ExecutionTimeLimit': 'PT0S',
      '/Task/Settings/DisallowStartIfOnBatteries': 'false',
      '/Task/Settings/StopIfGoingOnBatteries': 'false',
      '/Task/Actions/Exec/Command': 'cmd.exe',
      '/Task/Actions/Exec/Arguments':
        '/d /s /c ""C:\\Program Files\\nodejs\\node.exe" "C:\\Users\\Анна & Ко\\nastavnik.mjs" serve --data "C:\\Школа <5>\\nastavnik-data" > "C:\\Школа <5>\\nastavnik-data\\service.log" 2>&1"',
      '/Task/Actions/Exec/WorkingDirectory': 'C:\\Школа <5>\\nastavnik-data',
    });
    const bytes = encodedTask(text);
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    expect(new TextDecoder('utf-16le').decode(bytes)).toBe(text);
  });

  test('settings from Notepad are read: a byte order mark, CRLF and a Windows path', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'nastavnik.toml'), "\ufeff[backup]\r\nfolder = 'D:\\копии'\r\nhour = 4\r\n");
    const { settings } = await readServerSettings(folder, {});
    expect([settings.backupFolder, settings.backupHour]).toEqual(['D:\\копии', 4]);
  });

  test('a Windows path in double quotes is refused with the right way to write it', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'nastavnik.toml'), '[backup]\nfolder = "D:\\копии"\n');
    await expect(readServerSettings(folder, {})).rejects.toThrow("в одинарных кавычках: 'D:\\копии'");
  });
});

describe('the sources', () => {
  test.each([
    ['take no path from a URL, which has slashes and escapes', /import\.meta\.url\)?\.pathname/],
    ['name no folder that only Unix has', /['"`]\/(?:tmp|dev|proc|home|var)\//],
    [
      'start no script of npm without a shell',
      /(?:spawn|execFile)(?:Sync)?\)?\('(?:npm|npx)',(?![^;]*shell: process\.platform === 'win32')/,
    ],
    [
      'join no path of a folder with a slash',
      /\$\{\w*(?:folder|Folder|data|dir|Dir|path|Path)\}\/(?!\/)|\b(?:folder|data|dir|path) \+ ['"`]\//,
    ],
    ['wait for no signal that Windows does not send', /'SIG(?:USR[12]|QUIT|CHLD|WINCH|ALRM|STOP|CONT|PIPE)'/],
    [
      'use no call that Windows lacks',
      /\bprocess\.(?:getuid|geteuid|getgid|setuid|setgid)\b|\b(?:chown|lchown|mkfifo)\(/,
    ],
  ])('%s', async (_, pattern) => {
    const names = (
      await Promise.all(
        FOLDERS.map(async (folder) => (await readdir(folder, { recursive: true })).map((name) => join(folder, name))),
      )
    )
      .flat()
      .filter((name) => /\.(ts|tsx|mjs)$/.test(name));
    const texts = await Promise.all(names.map(async (name) => ({ name, text: await readFile(name, 'utf8') })));
    expect(texts.filter(({ text }) => pattern.test(text)).map(({ name }) => name)).toEqual([]);
  });
});

import { win32 } from 'node:path';
import { type ComponentChild, h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { ServiceParts } from './service-unit.ts';

/** The account of the computer itself, which needs no password and no signed-in person. */
const LOCAL_SYSTEM = 'S-1-5-18';

const tag = (name: string, ...children: readonly ComponentChild[]) => h(name, null, ...children);

/**
 * The command line for `cmd /s /c`, which removes the outermost quotes. A task shows its output to nobody, so a file beside the data gets it: after
 * each start anew, so that it does not grow for years.
 */
function commandLine({ node, program, data, option }: ServiceParts): string {
  const log = win32.join(data, 'service.log');
  return `/d /s /c ""${node}" "${program}" serve ${option} "${data}" > "${log}" 2>&1"`;
}

/**
 * The scheduled task that starts the server with the computer, as Windows' Task Scheduler reads it (schema 1.2). The options of `schtasks` alone would end
 * the server after three days, and on a laptop without mains power at once.
 */
export function windowsTask(parts: ServiceParts): string {
  const task = h(
    'Task',
    { version: '1.2', xmlns: 'http://schemas.microsoft.com/windows/2004/02/mit/task' },
    tag('RegistrationInfo', tag('Description', 'Nastavnik: сервер программы наставничества')),
    tag('Triggers', tag('BootTrigger', tag('Enabled', 'true'), tag('Delay', 'PT30S'))),
    tag('Principals', h('Principal', { id: 'Author' }, tag('UserId', LOCAL_SYSTEM), tag('RunLevel', 'LeastPrivilege'))),
    tag(
      'Settings',
      tag('MultipleInstancesPolicy', 'IgnoreNew'),
      tag('DisallowStartIfOnBatteries', 'false'),
      tag('StopIfGoingOnBatteries', 'false'),
      tag('StartWhenAvailable', 'true'),
      tag('RestartOnFailure', tag('Interval', 'PT1M'), tag('Count', '255')),
      // Zero is no limit.
      tag('ExecutionTimeLimit', 'PT0S'),
    ),
    h(
      'Actions',
      { Context: 'Author' },
      tag('Exec', tag('Command', 'cmd.exe'), tag('Arguments', commandLine(parts)), tag('WorkingDirectory', parts.data)),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-16"?>\n${renderToStaticMarkup(task)}\n`;
}

/** The task's text in the encoding that its first line names. */
export const encodedTask = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

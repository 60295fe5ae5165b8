import { resolve } from 'node:path';
import { releaseVersion } from '../build/release-file.ts';
import { DATA } from './data-folder.ts';

/**
 * How a person calls a command, e.g. «npm run erase -- К-07». An installed release has no npm scripts; there the call is «nastavnik erase К-07».
 * @param rest - the words after the command
 */
export function howToCall(command: string, rest = ''): string {
  if (releaseVersion !== undefined) return `nastavnik ${command} ${rest}`.trim();
  const script = command === 'start' ? 'npm start' : `npm run ${command}`;
  return rest === '' ? script : `${script} -- ${rest}`;
}

/** A path as a word of a command that works in every folder. A path with a space needs quotes. */
export function pathInCommand(path: string): string {
  const whole = resolve(path);
  return /^[\p{L}\p{N}_./\\:-]+$/u.test(whole) ? whole : `"${whole}"`;
}

/** The name of a command in its own help, before its options. */
export const nameInHelp = (command: string): string =>
  releaseVersion === undefined ? `${howToCall(command)} --` : howToCall(command);

/** The call of a command for the school of a data folder. It names the folder unless it is the default of a real school. */
export const callFor = (data: string, command: string, rest = ''): string =>
  howToCall(command, resolve(data) === resolve(DATA) ? rest : `${rest} --data ${pathInCommand(data)}`.trim());

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DATA } from '../workspace/data-folder.ts';

/** The default folder for commands: a real school if this folder contains one, otherwise the demonstration. */
export const presentFolder = (): string => (existsSync(join(DATA, 'google.sqlite')) ? DATA : '.nastavnik');

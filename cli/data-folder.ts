import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The default data folder of a real school. A demonstration has another default. */
export const DATA = 'nastavnik-data';

/** The default folder for commands: a real school if this folder contains one, otherwise the demonstration. */
export const presentFolder = (): string => (existsSync(join(DATA, 'google.sqlite')) ? DATA : '.nastavnik');

import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The data folder of a real school. A demonstration has another. */
export const DATA = 'nastavnik-data';

/** The folder of the school that commands mean by default: a real school if there is one here, or else the demonstration. */
export const presentFolder = (): string => (existsSync(join(DATA, 'google.sqlite')) ? DATA : '.nastavnik');

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. This file runs from the source or from `dist/`, so we look for the source above it. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'apps-script/main.ts'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('The folder apps-script is missing.');
    folder = above;
  }
  return folder;
}

import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const filesIn = (folder: string, pattern: RegExp, recursive: boolean): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive, encoding: 'utf8' })
        .filter((name) => pattern.test(name))
        .map((name) => join(folder, name))
        .sort()
    : [];

/** The source files of a folder, or the file itself. */
export const sourcesIn = (path: string): string[] =>
  statSync(path).isFile() ? [path] : filesIn(path, /(?<!\.generated)\.tsx?$/, true);

/** The room of a file, e.g. `functions/domain/notices` of `functions/domain/notices/kinds/index.ts`. */
export const roomOf = (file: string): string => dirname(file).split('/').slice(0, 3).join('/');

/** The test files of the mirrored folder. To the files at the top of `functions/domain` belong those at the top of `test/functions/domain`. */
export const testsOf = (room: string): string[] =>
  filesIn(join('test', room), /\.test\.tsx?$/, room.split('/').length > 2);

/** All tests of the program's core. */
export const suite = (): string[] => filesIn('test/functions', /\.test\.tsx?$/, true);

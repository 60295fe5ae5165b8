import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const filesIn = (folder: string, pattern: RegExp, recursive: boolean): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive, encoding: 'utf8' })
        .filter((name) => pattern.test(name))
        .map((name) => join(folder, name))
        .sort()
    : [];

/** The source files in a folder; for the path of a file, that file. */
export const sourcesIn = (path: string): string[] =>
  statSync(path).isFile() ? [path] : filesIn(path, /(?<!\.generated)\.tsx?$/, true);

/** The first three folders of a path, e.g. `functions/domain/notices` for `functions/domain/notices/kinds/index.ts`. */
export const roomOf = (file: string): string => dirname(file).split('/').slice(0, 3).join('/');

/** The test files in the folder that mirrors a source folder. For `functions/domain` itself, only the tests directly in `test/functions/domain`. */
export const testsOf = (room: string): string[] =>
  filesIn(join('test', room), /\.test\.tsx?$/, room.split('/').length > 2);

/** All tests of the program's core. */
export const suite = (): string[] => filesIn('test/functions', /\.test\.tsx?$/, true);

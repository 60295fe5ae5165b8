import { asLatinLooks } from './latin-key.ts';

/** If the part before the @ is shorter, it belongs to an office, not a person. */
const SHORTEST_LOCAL = 5;
/** The beginnings of addresses of offices and classes. */
const OFFICE =
  /^(?:school|shkol|sosh|office|info|e?mail|class|klass|uchitel|teacher|dire[kc]tor|se[kc]retar|zavuch|metod|admin|edu|gimn|lic|lyc|m[bk]?ou)/;

/** One key for all spellings of the part before the @, such as `Anna.T`, `anna_t` and `anna-t+school`, also with Cyrillic look-alikes. */
export const handleKey = (local: string): string =>
  asLatinLooks(local.toLowerCase())
    .replace(/\+.*$/, '')
    .replace(/[\s._-]/g, '');

/** Whether the part before the @ may be a person's nickname, which they may also use in social networks. */
export const isOwnHandle = (key: string): boolean => key.length >= SHORTEST_LOCAL && !OFFICE.test(key);

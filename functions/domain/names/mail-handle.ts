import { asLatinLooks } from './latin-key.ts';

/** A shorter part before the @ is an office, not a name. */
const SHORTEST_LOCAL = 5;
/** The beginnings of addresses of offices and classes. */
const OFFICE =
  /^(?:school|shkol|sosh|office|info|e?mail|class|klass|uchitel|teacher|dire[kc]tor|se[kc]retar|zavuch|metod|admin|edu|gimn|lic|lyc|m[bk]?ou)/;

/** One key for the different spellings of the part before the @: `Anna.T`, `anna_t`, `anna-t+school`, with Cyrillic look-alikes. */
export const handleKey = (local: string): string =>
  asLatinLooks(local.toLowerCase())
    .replace(/\+.*$/, '')
    .replace(/[\s._-]/g, '');

/** Whether the part before the @ may be a person's own nickname, which they also use in social networks. */
export const isOwnHandle = (key: string): boolean => key.length >= SHORTEST_LOCAL && !OFFICE.test(key);

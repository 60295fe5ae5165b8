import { asLatinLooks } from './latin-key.ts';

/** Shorter local parts are offices, not names. */
const SHORTEST_LOCAL = 5;
/** How the addresses of offices and classes begin. */
const OFFICE =
  /^(?:school|shkol|sosh|office|info|e?mail|class|klass|uchitel|teacher|dire[kc]tor|se[kc]retar|zavuch|metod|admin|edu|gimn|lic|lyc|m[bk]?ou)/;

/** The part of an address before the @ as different people type it: `Anna.T`, `anna_t`, `anna-t+school`, with Cyrillic look-alikes. */
export const handleKey = (local: string): string =>
  asLatinLooks(local.toLowerCase())
    .replace(/\+.*$/, '')
    .replace(/[\s._-]/g, '');

/** Whether such a part may be somebody's own name for themselves, which they use in networks too. */
export const isOwnHandle = (key: string): boolean => key.length >= SHORTEST_LOCAL && !OFFICE.test(key);

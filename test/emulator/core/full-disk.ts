import { Store, StoreError } from '../../../emulator/core/store.ts';

/**
 * Works with the data file of its first argument on a disk without room, in one process a step, and prints what came of it:
 * `fill` writes until it is refused and dies by kill -9, `again` opens and writes, `later` does the same when there is room.
 */
const [file = '', step] = process.argv.slice(2);

const reasonOf = (work: () => void): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof StoreError) return error.reason;
    throw error;
  }
};

const store = Store.open(file);
const found = store.list('x').size;
const text = 'данные '.repeat(500);
let kept = found;
const written = reasonOf(() => {
  for (const most = step === 'fill' ? Number.POSITIVE_INFINITY : found + 1; kept < most; kept++) {
    store.put('x', String(kept), { text });
  }
});
const refused = store.get('x', String(kept)) === undefined;
const said = { found, kept, written, refused };
if (step === 'fill') {
  process.stdout.write(`${JSON.stringify(said)}\n`, () => process.kill(process.pid, 'SIGKILL'));
} else {
  console.log(JSON.stringify({ ...said, closed: reasonOf(() => store.close()) }));
}

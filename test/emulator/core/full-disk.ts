import { Store } from '../../../emulator/core/store.ts';
import { StoreError } from '../../../emulator/core/store-error.ts';

/**
 * Works with the data file of the first argument on a full disk, and prints the result. Each step is one process:
 * `fill` writes until a write fails and then kills itself (SIGKILL); `again` opens the file and writes; `later` does
 * the same when the disk has room again.
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

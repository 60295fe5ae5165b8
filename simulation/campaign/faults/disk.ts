import { StoreError, type StoreFailure } from '../../../emulator/store.ts';
import type { CallFault } from '../fault.ts';

/** A call whose changes cannot be written to the data file. */
const refusing =
  (reason: StoreFailure): CallFault['strike'] =>
  async ({ go }, { workspace: { store } }) => {
    const { transaction } = store;
    const { error } = console;
    // The emulator prints every such error for the operator of the computer.
    console.error = () => undefined;
    store.transaction = (work) =>
      transaction.call(store, () => {
        work();
        throw new StoreError(reason, 'data');
      }) as never;
    try {
      return await go();
    } finally {
      store.transaction = transaction;
      console.error = error;
    }
  };

/** Faults of the disk with the school's data. */
export const diskFaults: readonly CallFault[] = [
  {
    at: 'call',
    of: ['write', 'note'],
    name: 'disk-full',
    about: 'There is no room on the disk.',
    perYear: 2,
    leaves: 'nothing',
    strike: refusing('full'),
  },
  {
    at: 'call',
    of: ['write', 'note'],
    name: 'disk-error',
    about: 'The disk cannot be written.',
    perYear: 1,
    leaves: 'nothing',
    strike: refusing('unwritable'),
  },
];

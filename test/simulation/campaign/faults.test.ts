import { expect, it } from 'vitest';
import { faults } from '../../../simulation/campaign/faults/index.ts';

/** Problems that a school may meet, each with the faults that simulate it. */
const TROUBLES: Readonly<Record<string, readonly string[]>> = {
  'a limit of Google': ['http-429', 'quota-used-up'],
  'an error of Google': [
    'http-409',
    'http-500-before',
    'http-500-after',
    'http-503-before',
    'http-503-after',
    'outage',
  ],
  'a lost call or answer': ['timeout-before', 'timeout-after'],
  'a cut, empty or slow answer': ['cut', 'half', 'empty', 'slow'],
  'a read older than the last write': ['stale-read'],
  'a trigger lost, doubled, late or reordered': [
    'trigger-lost',
    'trigger-doubled',
    'trigger-late',
    'triggers-reordered',
    'days-skipped',
  ],
  'two to four runs at once': ['two-runs', 'three-runs', 'four-runs'],
  'the process ends between two steps': ['end-before-call', 'end-after-call', 'end-before-letter', 'end-after-letter'],
  'the mail server refuses one, the sender or all': [
    'recipient-refused',
    'recipient-later',
    'sender-refused',
    'all-refused',
    'all-later',
    'too-many',
  ],
  'the mail server drops the connection or is down': ['dropped-before-end', 'dropped-after-end', 'post-down'],
  'a full or broken disk': ['disk-full', 'disk-error'],
  'a wrong clock or time zone': ['clock-back', 'clock-yesterday', 'clock-ahead', 'clock-summer', 'time-zone'],
  'rows moved, lost or overwritten': [
    'rows-sorted',
    'rows-inserted',
    'rows-deleted',
    'letters-deleted',
    'rows-cleared',
    'rows-doubled',
    'pasted-over',
  ],
  'columns changed': [
    'column-cleared',
    'column-sorted-alone',
    'column-renamed',
    'column-moved',
    'column-deleted',
    'column-doubled',
  ],
  'tabs changed': ['tab-renamed', 'tab-deleted', 'tab-duplicated', 'tab-hidden', 'protections-gone'],
  'forms changed': ['form-edited', 'form-closed', 'form-deleted'],
  'answers sorted or typed over': ['answers-sorted', 'answers-typed-over'],
  'the spreadsheet copied, restored or given away': ['copied', 'restored', 'moved-to-others'],
  'the settings emptied': ['settings-emptied'],
};

it('every kind of trouble has faults, and every fault belongs to one kind', () => {
  const played = faults.map(({ name }) => name);
  expect(played.toSorted()).toEqual(Object.values(TROUBLES).flat().toSorted());
});

it('every fault has a frequency above zero', () => {
  expect(faults.filter(({ perYear }) => perYear <= 0)).toEqual([]);
});

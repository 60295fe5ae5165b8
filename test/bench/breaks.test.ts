import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { breaks } from '../../bench/breaks/breaks.ts';
import { broken } from '../../bench/breaks/broken-copy.ts';

it.each(breaks)('the change $name still fits the program', (change) => {
  const content = readFileSync(change.file, 'utf8');
  const changed = broken(change, content);
  expect(changed).not.toBe(content);
  expect(changed).toContain(change.instead);
});

it('a change whose text is not in the file is reported', () => {
  const [change] = breaks;
  if (!change) throw new Error('There are no changes.');
  expect(() => broken(change, '')).toThrow(change.file);
  expect(() => broken(change, change.text + change.text)).toThrow(change.name);
});

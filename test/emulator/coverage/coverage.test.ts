import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NO_VALUE } from '../../../emulator/coverage/paths.ts';
import { probe } from '../../../emulator/coverage/probe.ts';
import { readTests, report } from '../../../emulator/coverage/report.ts';

const found = await probe();

/** Fields whose values the emulator takes and drops, whatever they are. */
const ONLY_GOOGLE_SETS =
  /\b(effectiveFormat|effectiveValue|errorValue|defaultFormat|(location|metadataLocation)\.locationType|watch\.(state|errorType))\b/;

/** A line of COVERAGE.md: its statement about the emulator, and the tests that it names. */
function parts(line: string): { said: string; tests: string[] } {
  const cells = line.split(' | ');
  if (!line.startsWith('| ') || cells.length < 4) return { said: line, tests: [] };
  const tests = cells.pop()?.replace(/ \|$/, '').split(', ') ?? [];
  return { said: cells.join(' | '), tests: tests.filter((name) => name !== '–') };
}

it('COVERAGE.md says what the emulator supports; `npm run generate:coverage` rewrites it', () => {
  const written = readFileSync('emulator/COVERAGE.md', 'utf8').split('\n').map(parts);
  const now = report(found, readTests('test/emulator')).split('\n').map(parts);
  expect(written.map(({ said }) => said)).toEqual(now.map(({ said }) => said));
  // The page may lack newer tests, but each test that it names must exist.
  written.forEach(({ said, tests }, index) => {
    expect(now[index]?.tests, said).toEqual(expect.arrayContaining(tests));
  });
});

it('every line of the contract has a test named by its number', () => {
  const titles = readTests('test/emulator/contract').flatMap(({ text }) => [...text.matchAll(/it\(\s*['"`](\d+)\. /g)]);
  const numbers = new Set(titles.map(([, number]) => Number(number)));
  for (let line = 1; line <= 94; line += 1) expect(numbers, `line ${line}`).toContain(line);
});

it('the coverage report probes everything: a supported and an unsupported method, a parameter, a field, a kind', () => {
  const method = (name: string) => found.find((each) => each.name === name);
  expect(method('drive.changes.list')?.served).toBe(false);
  expect(method('drive.files.list')?.parameters).toContainEqual({ name: 'includeLabels', served: false });
  expect(method('drive.files.list')?.parameters).toContainEqual({ name: 'q', served: true });
  const kinds = method('forms.forms.batchUpdate')?.kinds ?? [];
  const fields = kinds.find(({ name }) => name === 'createItem')?.fields ?? [];
  const path = 'item.questionItem.question';
  expect(fields).toContainEqual({ name: `${path}.timeQuestion.duration`, served: true });
  expect(fields).toContainEqual({ name: `${path}.fileUploadQuestion`, served: false });
});

describe('each value of each enum', () => {
  const values = found.flatMap(({ name, values: own, kinds }) => [
    ...own.map((each) => ({ ...each, name: `${name} ${each.name}` })),
    ...kinds.flatMap((kind) => kind.values.map((each) => ({ ...each, name: `${kind.name}.${each.name}` }))),
  ]);

  it('that Google has is served or refused with 501, and never called invalid', () => {
    expect(values.length).toBeGreaterThan(5000);
    const invalid = values.filter(({ value, outcome }) => value !== NO_VALUE && outcome === 'invalid');
    expect(invalid.map(({ name, value }) => `${name}: ${value}`)).toEqual([]);
  });

  it('that Google does not have is refused, except in fields that only Google sets', () => {
    const taken = values.filter(({ value, outcome }) => value === NO_VALUE && outcome === 'served');
    const others = taken.filter(({ name }) => !ONLY_GOOGLE_SETS.test(name));
    expect(others.map(({ name }) => name)).toEqual([]);
  });
});

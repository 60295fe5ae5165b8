import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { probe } from '../../../emulator/coverage/probe.ts';
import { readTests, report } from '../../../emulator/coverage/report.ts';

const found = await probe();

it('COVERAGE.md says what the emulator does: `npm run generate:coverage` writes it anew', () => {
  expect(readFileSync('emulator/COVERAGE.md', 'utf8')).toBe(report(found, readTests('test/emulator')));
});

it('every line from 74 to 90 of the contract has a test named by its number', () => {
  const titles = readTests('test/emulator/contract').flatMap(({ text }) => [...text.matchAll(/it\(\s*['"`](\d+)\. /g)]);
  const numbers = new Set(titles.map(([, number]) => Number(number)));
  for (let line = 74; line <= 90; line += 1) expect(numbers, `line ${line}`).toContain(line);
});

it('asks about everything: a method that is served and one that is not, a parameter, a field, a kind', () => {
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

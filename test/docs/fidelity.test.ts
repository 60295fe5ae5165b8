import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

/** The file and the title of every test that the document names. */
async function named(): Promise<readonly (readonly [string, string])[]> {
  const text = await readFile('docs/fidelity.md', 'utf8');
  return [...text.matchAll(/\| `(test\/\S+)` › (.+?) \|$/gm)].map(
    ([, file = '', title = '']) => [file, title] as const,
  );
}

it('the document of facts names tests that exist', async () => {
  const tests = await named();
  expect(tests.length).toBeGreaterThan(15);
  for (const [file, title] of tests) {
    const source = await readFile(file, 'utf8');
    expect({ file, title, stands: source.includes(`'${title}'`) }).toEqual({ file, title, stands: true });
  }
});

it('each fact has a test or a manual step', async () => {
  const text = await readFile('docs/fidelity.md', 'utf8');
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !/^\| (fact|what) \|/.test(line));
  const [facts, manual] = [rows.filter((row) => row.includes('› ')), rows.filter((row) => !row.includes('› '))];
  expect(facts).toHaveLength((await named()).length);
  expect(manual.every((row) => row.split('|').length === 4)).toBe(true);
});

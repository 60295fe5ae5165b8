import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTIONS } from '../sheets/formula/functions/registry.ts';
import { NO_VALUE } from './paths.ts';
import type { Finding, KindFinding, MethodFinding } from './probe.ts';
import { SHEETS_FUNCTIONS } from './sheets-functions.ts';

export interface TestFile {
  readonly name: string;
  readonly text: string;
}

/** The test files below a folder, by name. */
export function readTests(folder: string): TestFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .toSorted()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** The page COVERAGE.md: what the emulator supports, what it refuses with 501, and the tests that call each method. */
export function report(found: readonly MethodFinding[], tests: readonly TestFile[]): string {
  const apis = [...new Set(found.map(({ name }) => name.split('.')[0] ?? ''))];
  return [
    '# What the emulator carries out',
    '',
    'Made by `npm run generate:coverage`, which asks the emulator about every method, parameter and field that Google has, one at a time. Not to be edited.',
    'What is refused answers 501 and names itself; nothing is passed over without a word. Fields that only Google sets count as served: they are taken and dropped.',
    '',
    ...apis.flatMap((api) =>
      section(
        api,
        found.filter(({ name }) => name.startsWith(`${api}.`)),
        tests,
      ),
    ),
    ...functionSection(tests),
  ].join('\n');
}

function section(api: string, found: readonly MethodFinding[], tests: readonly TestFile[]): string[] {
  const served = found.filter((each) => each.served);
  const kinds = served.flatMap((each) => each.kinds);
  return [
    `## ${api}`,
    '',
    `Methods: ${served.length} of ${found.length}.${kinds.length > 0 ? ` Request kinds: ${kinds.filter((each) => each.served).length} of ${kinds.length}.` : ''}`,
    '',
    '| method | parameters | fields | refused | tested by |',
    '| --- | --- | --- | --- | --- |',
    ...served.map((each) => {
      const refused = [...refusedOf(each.parameters).map((name) => `?${name}`), ...refusedOf(each.fields)];
      return row(
        each.name,
        share(each.parameters),
        share(each.fields),
        listed(refused),
        testedBy(callOf(each.name), tests),
      );
    }),
    '',
    ...(kinds.length > 0 ? kindTable(kinds, tests) : []),
    ...enumLines(found),
    `Refused methods: ${listed(found.filter((each) => !each.served).map(({ name }) => name)) || 'none'}.`,
    '',
  ];
}

/** How many values of enums the emulator serves, and which it refuses although it serves others of the same field. */
function enumLines(found: readonly MethodFinding[]): string[] {
  const places = found
    .flatMap((each) => [each, ...each.kinds])
    .map(({ name, values }) => ({ name, values: values.filter(({ value }) => value !== NO_VALUE) }));
  const all = places.flatMap(({ values }) => values);
  if (all.length === 0) return [];
  const alone = places.flatMap((place) => {
    const partly = new Set(place.values.filter(({ outcome }) => outcome === 'served').map(({ name }) => name));
    return place.values
      .filter(({ name, outcome }) => outcome === 'unsupported' && partly.has(name))
      .map(({ name, value }) => `${place.name} ${name}=${value}`);
  });
  const served = all.filter(({ outcome }) => outcome === 'served').length;
  return [
    `Values of enums: ${served} of ${all.length}, counted in each place. Refused, though the field is served: ${listed(alone) || 'none'}.`,
    '',
  ];
}

/** The section on formulas: the functions that the emulator calculates. Any other name gives `#NAME?`, as at Google. */
function functionSection(tests: readonly TestFile[]): string[] {
  const known = Object.keys(FUNCTIONS).toSorted();
  const missing = SHEETS_FUNCTIONS.filter((name) => !(name in FUNCTIONS));
  return [
    '## formulas',
    '',
    `Functions: ${SHEETS_FUNCTIONS.length - missing.length} of ${SHEETS_FUNCTIONS.length}, by their English names. Tested by: ${testedBy(/formula\/functions\/registry/, tests)}.`,
    '',
    `Worked out: ${listed(known)}.`,
    '',
    `\`#NAME?\`: ${listed(missing)}.`,
    '',
  ];
}

function kindTable(kinds: readonly KindFinding[], tests: readonly TestFile[]): string[] {
  const served = kinds.filter((each) => each.served);
  return [
    '| request kind | fields | refused | tested by |',
    '| --- | --- | --- | --- |',
    ...served.map(({ name, fields }) =>
      row(name, share(fields), listed(refusedOf(fields)), testedBy(new RegExp(`\\b${name}\\b`), tests)),
    ),
    '',
    `Refused kinds: ${listed(kinds.filter((each) => !each.served).map(({ name }) => name)) || 'none'}.`,
    '',
  ];
}

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

function share(findings: readonly Finding[]): string {
  return findings.length === 0 ? '' : `${findings.filter((each) => each.served).length} of ${findings.length}`;
}

/** The names of unsupported features. If a feature is unsupported, its parts are not listed. */
function refusedOf(findings: readonly Finding[]): string[] {
  const refused = findings.filter((each) => !each.served).map(({ name }) => name);
  return refused.filter((name) => !refused.some((other) => name.startsWith(`${other}.`)));
}

/** A pattern for calls of a method in client code: `drive.files.list` is called as `….files.list(`. */
function callOf(name: string): RegExp {
  const [, ...rest] = name.split('.');
  return new RegExp(`\\b${rest.slice(-2).join('\\.')}\\(`);
}

const testedBy = (pattern: RegExp, tests: readonly TestFile[]): string =>
  tests
    .filter(({ text }) => pattern.test(text))
    .map(({ name }) => name.replace('.test.ts', ''))
    .join(', ') || '–';

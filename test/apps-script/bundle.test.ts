import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleScript, type ScriptBundle } from '../../build/script-bundle.ts';
import { GOAL_BYTES, scriptSize } from '../../build/script-size.ts';
import { ANSWERS, scriptedSchool } from './script-kit.ts';

let bundle: ScriptBundle;

beforeAll(async () => {
  bundle = await bundleScript();
});

describe('the bundle of the bound script', () => {
  it('loads in plain JavaScript, and declares each function that Google calls by name', () => {
    const context = createContext({});
    runInContext(bundle.code, context);
    expect(bundle.functions).toEqual(
      expect.arrayContaining(['onOpen', 'onFormSubmitted', 'onEdited', 'onTimer', 'openSidebar', 'startInstallation']),
    );
    for (const name of bundle.functions) expect(runInContext(`typeof ${name}`, context)).toBe('function');
    // Pages can reach only these globals: one global object, the functions, and zod's own settings.
    const globals = runInContext('Object.keys(globalThis)', context) as string[];
    expect(globals.toSorted()).toEqual(['Nastavnik', '__zod_globalConfig', ...bundle.functions].toSorted());
  });

  it('has every handler that menu and triggers name', () => {
    const named = [...bundle.code.matchAll(/addItem\(["'`][^"'`]+["'`],\s*["'`](\w+)["'`]\)/g)].map(([, name]) => name);
    expect(named.length).toBe(10);
    expect(bundle.functions).toEqual(expect.arrayContaining(named));
  });

  it('needs no module and nothing newer than Apps Script knows', () => {
    expect(bundle.code).not.toMatch(/^\s*(import|export)\s/m);
    // A page's script contains "window.setTimeout". It runs in a browser, so the name is allowed there.
    expect(bundle.code).not.toMatch(
      /\bnew (URL|URLSearchParams|TextDecoder)\(|(?<!window\.)\bsetTimeout\(|\bstructuredClone\(/,
    );
  });

  /** Built-ins of ES2021 and later, and parts of Intl, that an older engine may lack. */
  const NEWER = [
    ...['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with'].map(
      (name) => `Array.prototype.${name}`,
    ),
    ...['at', 'replaceAll', 'isWellFormed', 'toWellFormed'].map((name) => `String.prototype.${name}`),
    ...['hasOwn', 'groupBy'].map((name) => `Object.${name}`),
    ...['PluralRules', 'ListFormat', 'Segmenter', 'RelativeTimeFormat'].map((name) => `Intl.${name}`),
    ...['any', 'withResolvers'].map((name) => `Promise.${name}`),
    ...['AggregateError', 'WeakRef', 'structuredClone'].map((name) => `globalThis.${name}`),
  ];

  it.each(NEWER)('runs the same on an engine without %s', async (name) => {
    const school = await scriptedSchool();
    try {
      const older = school.hostWith({ lacks: [name] });
      older.run('onOpen');
      expect(older.screen.menus).toHaveLength(1);
      older.run('startInstallation', JSON.stringify(ANSWERS));
      await school.type("'Участники'!B2:H2", [
        ['Тестова Анна Ивановна', 'учитель', 'anna@example.org', '', '', '', '01.06.2026'],
      ]);
      older.run('onTimer');
      expect(older.log).toEqual([]);
      expect(await school.read("'Участники'!A2:A2")).toEqual([['К-01']]);
    } finally {
      await school.close();
    }
  });

  it('contains only two libraries, zod and the hash, because each run loads the whole bundle', () => {
    const packages = [...bundle.sources.keys()].flatMap(
      (path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
    );
    expect([...new Set(packages)].toSorted()).toEqual(['@noble/hashes', 'zod']);
  });

  it('reports its size against the goal, by folder and package', () => {
    const sources = new Map([
      ['functions/domain/notices/kinds/a.ts', 3 * 1024],
      ['functions/domain/notices/letter.ts', 1024],
      ['node_modules/@noble/hashes/sha2.js', 2 * 1024],
    ]);
    const weigh = (bytes: number) =>
      scriptSize({ files: [{ path: 'Code.js', bytes }], code: 'Да', sources }).split('\n');
    expect(weigh(GOAL_BYTES)[1]).toContain('within the goal of 1024 kB');
    expect(weigh(GOAL_BYTES + 2048)[1]).toContain('2 kB above the goal of 1024 kB');
    expect(weigh(1).slice(2)).toEqual(['    4 kB  functions/domain/notices', '    2 kB  node_modules/@noble/hashes']);
  });
});

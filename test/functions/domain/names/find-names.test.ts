import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNames, type Mention, replaceMentions } from '../../../../functions/domain/names/find-names.ts';
import { forms } from '../../../../sheets-schema/forms/index.ts';
import { settings } from '../../../../sheets-schema/settings.ts';
import * as sayings from '../../../../simulation/words.ts';
import { disguises, type Outcome } from './disguises.ts';
import { awkward, ordinary } from './ordinary-text.ts';
import { anna, fyodor, type Invented, igor, invented, yuliya, zhanna } from './people.ts';

/** A person with another person's first name. The programme may show this person's name. */
const visible = { code: 'К-30', name: 'Видимая Анна Петровна', email: 'v@example.org' };
const everybody = [...invented, visible];

const finders = new Map(invented.map((person) => [person.code, findNames(everybody, (code) => code === person.code)]));
const find = ({ code }: Invented, text: string) => finders.get(code)?.(text) ?? [];

const isSure = ({ certainty }: Mention) => certainty === 'full' || certainty === 'surname';

const FRAMES: readonly ((words: string) => string)[] = [
  (words) => words,
  (words) => `Урок вела ${words}, и всё удалось`,
  (words) => `Было хорошо. ${words} – лучший наставник`,
  (words) => `в паре с коллегой (${words})`,
];

/** Keeps only letters and digits, because the signs beside a name may disappear with the name. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
const PUT = '@@';

function outcomeOf(person: Invented, frame: (words: string) => string, disguised: string): Outcome | 'partly' {
  const text = frame(disguised);
  const mentions = find(person, text);
  const left = replaceMentions(text, mentions.filter(isSure), () => PUT);
  const around = letters(frame('')) + (/^(?:семья|учитель) /.exec(disguised)?.[0].trim() ?? '');
  const isGone = [...letters(left)].sort().join() === [...around].sort().join();
  if (mentions.some(isSure)) return isGone ? 'certain' : 'partly';
  return mentions.length > 0 ? 'doubtful' : 'missed';
}

describe('a name in disguise', () => {
  it('is tested in more than a hundred kinds', () => {
    expect(new Set(disguises.map(({ name }) => name)).size).toBe(disguises.length);
    expect(disguises.length).toBeGreaterThan(100);
  });

  it.each(disguises.filter(({ name }) => name !== 'the code before the name'))('$name: $outcome', ({ of, outcome }) => {
    const tried = invented.flatMap((person) => {
      const disguised = of(person);
      return disguised === undefined
        ? []
        : FRAMES.map((frame) => [frame(disguised), outcomeOf(person, frame, disguised)]);
    });
    expect(tried.length).toBeGreaterThan(0);
    expect(tried.filter(([, found]) => found !== outcome)).toEqual([]);
  });

  it('a disguise that the search misses is listed in the documentation, and no other disguise is', async () => {
    const page = await readFile(new URL('../../../../docs/privacy.md', import.meta.url), 'utf8');
    const [, list = ''] = /## What it misses\n([\s\S]*?)\n## /.exec(page) ?? [];
    const named = [...list.matchAll(/^- \*\*(.+?)\*\*/gmu)].map(([, name]) => name);
    expect(named.filter((name) => disguises.some((one) => one.name === name))).toEqual(
      disguises.filter(({ outcome }) => outcome === 'missed').map(({ name }) => name),
    );
  });
});

describe('combined disguises', () => {
  const shapes: readonly ((person: Invented) => string)[] = [
    ({ name }) => name,
    ({ first, patronymic, surname }) => `${first} ${patronymic} ${surname}`,
    ({ first, patronymic }) => `${first} ${patronymic}`,
    ({ cases }) => cases[0],
    ({ cases }) => cases[2],
    ({ called }) => called[1],
    ({ passport }) => passport,
    ({ gost }) => gost,
    ({ iso }) => iso,
  ];
  const inCase: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => text.toLowerCase(),
    (text) => text.toUpperCase(),
  ];
  const put = (sign: string) => (text: string) => [...text].join(sign);
  const dressed: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => text.normalize('NFD'),
    put('\u00AD'),
    put('\u200B'),
    put('\u200F'),
    put('\u0336'),
    put('<!-- -->'),
    encodeURIComponent,
    (text) => encodeURIComponent(encodeURIComponent(text)),
    (text) => text.replace(/\p{L}/gu, (letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`),
    (text) => text.replace(/\p{L}/gu, (letter) => `&#${letter.codePointAt(0)}`),
    (text) => text.replace(/[её]/g, 'е'),
  ];
  const gaps = [' ', '\u00A0', '\n', '\r\n', '\t', '_', ', ', ' - ', '  ', '/', '+', '.', '» «'];

  it('hide nobody', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...invented),
        fc.constantFrom(...shapes),
        fc.constantFrom(...inCase),
        fc.constantFrom(...dressed),
        fc.constantFrom(...gaps),
        (person, shape, letterCase, dress, gap) => {
          const text = `Урок вела ${dress(letterCase(shape(person))).replaceAll(' ', gap)}, и всё`;
          const left = replaceMentions(text, find(person, text).filter(isSure), () => '');
          expect(letters(left)).toBe('Уроквелаивсё');
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('ordinary text', () => {
  const hidden = [...awkward, ...invented];
  const look = findNames(hidden);
  const changed = (text: string) => replaceMentions(text, look(text).filter(isSure), ({ codes }) => codes.join());

  it.each(ordinary)('stays unchanged, whoever must not be named: %s', (text) => {
    expect(changed(text)).toBe(text);
  });

  it('the programme’s own text stays unchanged, and so do the answers of the simulated year', () => {
    const questions = Object.values(forms).flatMap(({ title, questions: all }) => [
      title,
      ...Object.values(all).map((question) => question.title),
    ]);
    const hints = Object.values(settings).flatMap(({ label, hint }) => [label, hint]);
    const said = Object.values(sayings).flatMap((lines) => (Array.isArray(lines) ? lines.map(String) : []));
    for (const text of [...questions, ...hints, ...said]) expect(changed(text)).toBe(text);
  });

  it('raises only weak doubts if nobody has a name that is a word', () => {
    const plain = findNames([yuliya, fyodor, igor, zhanna]);
    for (const text of ordinary) expect(plain(text).filter(({ certainty }) => certainty !== 'possible')).toEqual([]);
  });
});

describe('the owner of a name', () => {
  const twins = [
    { code: 'К-01', name: 'Тестова Анна Ивановна' },
    { code: 'К-02', name: 'Примерова Анна Ивановна' },
    { code: 'К-03', name: 'Тестов Пётр Ильич' },
  ];
  const codesIn = (text: string, sought?: (code: string) => boolean) =>
    findNames(twins, sought)(text).map(({ codes }) => codes.join());

  it('is found by the longest name: another person’s is not mistaken for a shorter one', () => {
    expect(codesIn('Примерова Анна Ивановна', (code) => code === 'К-01')).toEqual([]);
    expect(codesIn('Анна Ивановна Примерова и Анна Ивановна', (code) => code === 'К-01')).toEqual(['К-01']);
  });

  it('is everybody who shares it', () => {
    expect(codesIn('спросить Анну Ивановну')).toEqual(['К-01,К-02']);
    expect(codesIn('урок у Тестова')).toEqual(['К-01,К-03']);
    expect(codesIn('урок у Тестова П. И.')).toEqual(['К-03']);
  });

  it('is not found in a word that begins or ends like a name', () => {
    for (const text of ['Тестовский', 'Протестова', 'Аннамария', 'Ивановнами-то', 'Тест']) {
      expect(findNames([anna])(`знает, ${text}`).filter(isSure)).toEqual([]);
    }
  });
});

import { firstNameInCases, patronymicInCases, possessives, surnameInCases } from './declension.ts';
import { ALSO_WORDS, DIMINUTIVES } from './diminutives.ts';
import { keyOfCyrillic, latinKeys, looseKey } from './latin-key.ts';
import { handleKey, isOwnHandle } from './mail-handle.ts';
import { beforeEnding, isParticleWord, type NameParts, nameParts } from './name-parts.ts';
import type { Named } from './named.ts';
import { isOrdinaryWord, isUnmistakable } from './ordinary-words.ts';

export type Part = 'surname' | 'first' | 'patronymic';

/** A reading of a word as parts of one person's name. */
export interface NameReading {
  readonly who: number;
  readonly parts: readonly Part[];
  /** Whether the word is a surname form that is not also an ordinary word. */
  readonly unmistakable?: boolean;
  /** `familiar` means a diminutive or a possessive. `guess` means letters that may be a disguised name or a coincidence. */
  readonly doubt?: 'familiar' | 'guess';
  /** Whether the name is an ordinary word in lower case: «света», «тема». */
  readonly isWord?: boolean;
}

export interface Known extends NameParts {
  readonly code: string;
  readonly email: string | undefined;
  /** The part of the address before the @. */
  readonly handle: string | undefined;
  readonly isOrdinary: boolean;
}

/** An index of people by every word that may name them. */
export interface NameBook {
  readonly people: readonly Known[];
  /** People by the part of their address before the @, as a key from `handleKey`. Addresses of offices are left out. */
  readonly byHandle: ReadonlyMap<string, readonly number[]>;
  /**
   * Finds a name in Cyrillic.
   * @param word - as `plainWord` returns it
   */
  readonly cyrillic: (word: string) => readonly NameReading[];
  /**
   * Finds a name in Latin or Greek letters.
   * @param word - as `plainWord` returns it
   */
  readonly latin: (word: string) => readonly NameReading[];
  /**
   * Finds a name of another language in a different spelling: `Mammadova`.
   * @param word - a Latin word, as `plainWord` returns it
   */
  readonly foreign: (word: string) => readonly NameReading[];
  /** Whether any name begins with the first three letters of a Cyrillic word. */
  readonly begins: (word: string) => boolean;
  /** Whether any name begins with the first three sounds of a Latin word. */
  readonly beginsInLatin: (word: string) => boolean;
}

const NOBODY: readonly NameReading[] = [];
/** Shorter Latin words are usually English, so only surnames may be shorter. */
const SHORTEST_LATIN = 3;
const BEGINNING = 3;
/** The shortest loose keys that may be a name. A match of fewer than `SURE_LOOSE` letters is a guess; a longer match is certain. */
const SHORTEST_LOOSE: Readonly<Record<Part, number>> = { surname: 5, first: 4, patronymic: 4 };
const SURE_LOOSE = 7;

type Cases = Readonly<Record<Part | 'possessive', InCases>>;

type Form = readonly [word: string, trace: NameReading];

const formsOf = (words: readonly string[], inCases: (word: string) => readonly string[], trace: NameReading): Form[] =>
  words.flatMap((word) => inCases(word).map((form): Form => [form, trace]));

function surnameForms({ surname, particles }: NameParts, who: number, inCases: InCases): Form[] {
  const whole: Form[] = surname.length > 1 ? [[surname.join(''), { who, parts: ['surname'], unmistakable: true }]] : [];
  // «Тестов» is the beginning of «Тестов-Оглы». «Ахмед», the beginning of «Ахмед-заде», is also a first name, so it is only a guess.
  const begun = surname
    .flatMap((word) => beforeEnding(word) ?? [])
    .flatMap((word) =>
      inCases(word).map((form): Form => {
        const sure = isUnmistakable(form);
        return [form, { who, parts: ['surname'], ...(sure ? { unmistakable: true } : { doubt: 'guess' }) }];
      }),
    );
  const each = surname.flatMap((word) =>
    inCases(word).flatMap((form): Form[] => {
      const trace = { who, parts: ['surname'] as const, unmistakable: isUnmistakable(form) };
      // «Огенри» and «деместр» are not ordinary words.
      return [[form, trace], ...particles.map((particle): Form => [particle + form, { ...trace, unmistakable: true }])];
    }),
  );
  return [...each, ...whole, ...begun];
}

/** Adds a form that joins all words: «Енсук» for «Ен-Сук», «Караооловна» for «Кара-ооловна», «Арифкызы» for «Ариф кызы». */
const withWhole = (words: readonly string[], ending = '') => [...words, words.join('') + ending].filter(isWord);

/** Short forms that friends may use if a name has no known diminutives: «Рустик», «Патя». Such a form counts only with a capital. */
function shortened(first: string): readonly string[] {
  const [, stem] = /^(\p{L}*?[аеиоуыэюя][^аеиоуыэюяь]{1,2})\p{L}{2}/u.exec(first) ?? [];
  return stem === undefined ? [] : ['ик', 'я', 'а'].map((end) => stem + end).filter((word) => word !== first);
}

const FIRST = ['first'] as const satisfies readonly Part[];

/** Every word that may name a person. We add diminutives and possessives only for people whom we search for. */
function allForms(person: Known, who: number, sought: boolean, cases: Cases): Form[] {
  const { first, patronymic } = person;
  const called = sought ? first.flatMap((word) => DIMINUTIVES.get(word) ?? []) : [];
  const familiar = { who, parts: FIRST, doubt: 'familiar' } as const;
  const guesses = sought ? first.flatMap((word) => (DIMINUTIVES.has(word) ? [] : shortened(word))) : [];
  return [
    ...surnameForms(person, who, cases.surname),
    ...formsOf(withWhole(first), cases.first, { who, parts: ['first'] }),
    ...formsOf(withWhole(patronymic, person.endings.join('')), cases.patronymic, { who, parts: ['patronymic'] }),
    ...called.flatMap((word) => formsOf([word], cases.first, { ...familiar, isWord: ALSO_WORDS.has(word) })),
    ...guesses.flatMap((word) => formsOf([word], cases.first, { ...familiar, isWord: true })),
    ...(sought ? formsOf([...first, ...called], cases.possessive, familiar) : []),
  ];
}

const isWord = (word: string) => word.length > 1;

type InCases = (word: string) => readonly string[];

/** Caches case forms, because many people share a name. */
function once(inCases: InCases): InCases {
  const known = new Map<string, readonly string[]>();
  return (word) => {
    const forms = known.get(word) ?? inCases(word);
    known.set(word, forms);
    return forms;
  };
}

function knownOf({ code, name, email }: Named): Known {
  const parts = nameParts(name ?? '');
  return {
    ...parts,
    code,
    email: email === undefined || email === '' ? undefined : email.toLowerCase(),
    handle: email?.includes('@') ? email.slice(0, email.indexOf('@')) : undefined,
    isOrdinary: parts.surname.some((word) => word.length === 1 || isOrdinaryWord(word) || isParticleWord(word)),
  };
}

function add(index: Map<string, NameReading[]>, word: string, trace: NameReading): void {
  const before = index.get(word);
  if (!before) index.set(word, [trace]);
  else if (!before.some(({ who, parts }) => who === trace.who && parts[0] === trace.parts[0])) before.push(trace);
}

function handlesOf(people: readonly Known[]): ReadonlyMap<string, readonly number[]> {
  const handles = new Map<string, number[]>();
  people.forEach(({ handle }, who) => {
    const key = handleKey(handle ?? '');
    if (isOwnHandle(key)) handles.set(key, [...(handles.get(key) ?? []), who]);
  });
  return handles;
}

/**
 * Indexes people by name. The index of Latin spellings is built when a text first contains Latin letters.
 * @param sought - whether to search for the person with this code. The index also contains the other people, so that we do not take their names for
 * the names of sought people
 */
export function nameBook(named: readonly Named[], sought: (code: string) => boolean): NameBook {
  const people = named.map(knownOf);
  const index = new Map<string, NameReading[]>();
  const beginnings = new Set<string>();
  const cases: Cases = {
    surname: once(surnameInCases),
    first: once(firstNameInCases),
    patronymic: once(patronymicInCases),
    possessive: once(possessives),
  };
  people.forEach((person, who) => {
    for (const [form, trace] of allForms(person, who, sought(person.code), cases)) add(index, form, trace);
  });
  for (const word of index.keys()) beginnings.add(word.slice(0, BEGINNING));
  const soundBeginnings = new Set<string>();
  const loosely = new Map<string, NameReading[]>();
  let sounds: Map<string, NameReading[]> | undefined;
  const bySound = () => {
    if (sounds) return sounds;
    sounds = new Map();
    for (const [word, traces] of index) {
      const key = keyOfCyrillic(word);
      const isSurname = traces.some(({ parts }) => parts[0] === 'surname');
      if (key.length >= (isSurname ? 2 : SHORTEST_LATIN)) {
        // We skip diminutives and possessives, because some of their forms, in Latin letters, are English words: «many», «any».
        for (const trace of traces) if (!trace.doubt) add(sounds, key, trace);
        soundBeginnings.add(key.slice(0, BEGINNING));
      }
      const loose = looseKey(key);
      for (const trace of traces) {
        if (trace.doubt || trace.parts[0] === undefined || loose.length < SHORTEST_LOOSE[trace.parts[0]]) continue;
        add(loosely, loose, trace.parts[0] === 'surname' ? trace : { ...trace, doubt: 'familiar' });
      }
    }
    return sounds;
  };
  return {
    people,
    byHandle: handlesOf(people),
    cyrillic: (word) => index.get(word) ?? NOBODY,
    latin: (word) => latinKeys(word).flatMap((key) => bySound().get(key) ?? NOBODY),
    foreign: (word) => {
      bySound();
      const found = latinKeys(word).flatMap((key) => {
        const loose = looseKey(key);
        const traces = loosely.get(loose) ?? NOBODY;
        if (loose.length >= SURE_LOOSE) return traces;
        return traces.map((trace): NameReading => (trace.doubt ? trace : { ...trace, doubt: 'guess' }));
      });
      return found;
    },
    begins: (word) => beginnings.has(word.slice(0, BEGINNING)),
    beginsInLatin: (word) => {
      bySound();
      return latinKeys(word).some((key) => soundBeginnings.has(key.slice(0, BEGINNING)));
    },
  };
}
